/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.flink.SubmittedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 1: {@code kill -9} of task managers, again and again. */
class TaskManagerDiesIT {

    private static final int KILLS_OF_GATE = 3;
    private static final int KILLS_OF_EACH_MOMENT = 5;

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    /** When the kill comes. */
    private enum Moment {
        SOMEWHEN,
        CHECKPOINT_IN_PROGRESS,
        CHECKPOINT_JUST_COMPLETED,
        WHILE_RESTORING
    }

    @Test
    @Tag("gate")
    void losesAndDoublesNothing() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("task-manager-dies", seed))) {
            List<Duration> recoveries = kill(system, Moment.SOMEWHEN, KILLS_OF_GATE);

            Systems.assertExact("1 task manager dies", recoveries, system.finish());
        }
    }

    @Test
    @Tag("full")
    void losesAndDoublesNothingWheneverItDies() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("task-manager-dies-often", seed))) {
            List<Duration> recoveries = new ArrayList<>();
            for (Moment moment : Moment.values()) {
                recoveries.addAll(kill(system, moment, KILLS_OF_EACH_MOMENT));
            }

            Systems.assertExact("1 task manager dies at any moment", recoveries, system.finish());
        }
    }

    private List<Duration> kill(SystemUnderTest system, Moment moment, int times) {
        List<Duration> recoveries = new ArrayList<>();
        for (int count = 0; count < times; count++) {
            SubmittedJob job = system.job();
            int restores = job.restores();
            awaitMoment(moment, system);
            Instant begin = Instant.now();
            system.cluster().replace(system.cluster().taskManagerOf(job, random));
            job.awaitRecovery(restores + 1);
            recoveries.add(Duration.between(begin, Instant.now()));
        }
        return recoveries;
    }

    private void awaitMoment(Moment moment, SystemUnderTest system) {
        SubmittedJob job = system.job();
        switch (moment) {
            case SOMEWHEN -> Moments.pass(Duration.ofMillis(random.nextInt(2_000)));
            case CHECKPOINT_IN_PROGRESS -> job.awaitCheckpointInProgress();
            case CHECKPOINT_JUST_COMPLETED -> job.awaitCheckpoints(1);
            case WHILE_RESTORING -> {
                system.cluster().replace(system.cluster().taskManagerOf(job, random));
                job.awaitTasksStarting();
            }
        }
    }
}
