/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.JobSubmission;
import dev.freshet.systemtests.flink.SubmittedJob;
import dev.freshet.systemtests.kafka.TopicAdmin;
import dev.freshet.systemtests.kafka.Transactions;
import java.io.IOException;

/**
 * Flink is away until Kafka has given up the transactions that a savepoint relies on.
 *
 * <p>There is no checkpoint in the first life of the job, so that nothing commits what the savepoint has only prepared.
 */
record LongOutage(SystemUnderTest system, String savepoint) implements AutoCloseable {

    private static final String[] SHORT_TRANSACTIONS = {
        "sink.transaction-timeout=20 s", "preflight.expected-restart-time=1 s"
    };
    private static final int ENOUGH = 50;

    /** How often the broker looks for transactions whose time is over, in milliseconds. */
    private static final String ABORTS = "transaction.abort.timed.out.transaction.cleanup.interval.ms";

    /** Starts a system and returns when all of Flink is dead and the transactions are aborted. */
    static LongOutage begin(long seed, Subject subject) throws IOException {
        SystemUnderTest system = SystemUnderTest.prepare(Systems.settings("long-outage", seed, subject)
                .broker(broker -> broker.withProperty(ABORTS, "1000"))
                .cluster(each -> each.withOption("execution.checkpointing.interval", "1 h")));
        try {
            // It would refuse such rare checkpoints.
            SubmittedJob job = system.submit(submission(system).set("preflight=off"));
            system.feed();
            TopicAdmin.of(system.broker()).awaitWritten(results(system), ENOUGH);
            String savepoint = job.savepoint();
            system.cluster().killAll();
            Transactions.awaitNoneOpen(system.broker().bootstrapServers());
            return new LongOutage(system, savepoint);
        } catch (RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    /** Starts Flink again and submits the job from the savepoint, with options beside those it had. */
    void submit(String... options) {
        system.cluster().reconfigure("execution.checkpointing.interval", "1 s");
        system.cluster().restartAll();
        system.launch(submission(system).set(options).from(savepoint));
    }

    /** A topic whose records the transactions hold. */
    String results() {
        return results(system);
    }

    private static String results(SystemUnderTest system) {
        return system.definition().outputs().get(0).name();
    }

    private static JobSubmission submission(SystemUnderTest system) {
        return system.submission().set(SHORT_TRANSACTIONS);
    }

    @Override
    public void close() {
        system.close();
    }
}
