/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.systemtests.kafka.Place;
import java.util.List;
import java.util.Set;

/** An endless stream of records in the order in which they are sent, and what a job should commit for them. */
public interface Workload {

    /** Reference data that is there before the job starts. */
    List<Input> before();

    /** The next record. Event times rise, apart from some disorder within the out-of-orderness. */
    Input next();

    /** Records on every partition whose event time is behind the end of all windows that matter. */
    List<Input> closing(int partitions);

    /**
     * What the job should have committed, computed in one thread and without Flink.
     *
     * @param sent everything, in the order in which it was sent
     * @param late where the records stand that the job committed as late
     */
    Expected expected(List<Sent> sent, Set<Place> late);

    /** The row's key in an output topic, as the reference writes it; null for a row that is not compared. */
    RowKeys keys();

    /**
     * Whether each record of an alert is foretold like a row, under a key of its own. If not, alerts are known by who is in alarm
     * in the end and by their turns.
     */
    default boolean foretellsAlerts() {
        return false;
    }
}
