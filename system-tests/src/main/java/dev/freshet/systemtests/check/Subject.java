/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.common.launch.JobDefinition;
import java.time.Instant;
import java.util.List;

/** A job to be tested: all that this module has to be told of it. */
public interface Subject {

    JobDefinition job();

    /** The Maven module whose fat JAR is submitted. */
    String module();

    /** The job's own options for a run of some minutes, {@code key=value}. */
    List<String> options();

    /**
     * The same job with a workload of which nothing depends on how fast which partition is read: what is decided twice, after
     * a restore, is decided alike.
     */
    Subject calmed();

    /** The same records for the same seed; their event times begin at {@code start}, days before {@code now}. */
    Workload workload(long seed, Instant start, Instant now);
}
