/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.kafka.TopicAdmin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fault 12: input that the job had still to read is gone. It fails by name; it never goes on at another place. */
class LostInputIT {

    private static final String REASON = "LostInputException";

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void failsByNameWhenItsTopicIsDeleted() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("topic-deleted", seed))) {
            TopicAdmin.of(system.broker()).delete(input(system));

            LoudFailure.await(system, 0, REASON, input(system));
            Systems.failedLoudly("12 topic deleted");
        }
    }

    @Test
    @Tag("full")
    void failsByNameWhenRetentionPassedItsOffset() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(Systems.settings("retention", seed))) {
            String savepoint = system.job().stopWithSavepoint();
            TopicAdmin.of(system.broker()).deleteAllRecords(input(system));

            system.launch(system.submission().from(savepoint));

            LoudFailure.await(system, 1, REASON, "topic " + input(system) + " partition");
            Systems.failedLoudly("12 retention passed the offset");
        }
    }

    private static String input(SystemUnderTest system) {
        return system.definition().inputs().get(0).name();
    }
}
