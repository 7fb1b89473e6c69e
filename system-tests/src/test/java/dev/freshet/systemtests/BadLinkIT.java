/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.link.Condition;
import dev.freshet.systemtests.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fault 6: the way between job and Kafka delays, resets, refuses, swallows, or loses the answers alone; at last for so long that the
 * job gives up and begins anew at its newest checkpoint.
 */
class BadLinkIT {

    private static final Logger LOG = LoggerFactory.getLogger(BadLinkIT.class);

    /** Longer than {@link #IMPATIENT} clients wait for an answer, so that they meet the fault more than once. */
    private static final Duration FAULT = Duration.ofSeconds(15);

    private static final int RESETS = 10;

    /** Clients that take a silent connection for lost after five seconds instead of Kafka's thirty, and give up after half a minute. */
    private static final String[] IMPATIENT = {"kafka.request.timeout.ms=5000", "kafka.delivery.timeout.ms=30000"};

    /** Until a job has given up, and its tasks as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final long seed = Systems.seed();
    private final Random random = new Random(seed);

    @Test
    @Tag("full")
    void losesAndDoublesNothing() throws Exception {
        List<Duration> recoveries = new ArrayList<>();
        try (LinkedSystem linked = LinkedSystem.start(Systems.settings("bad-link", seed), IMPATIENT)) {
            recoveries.add(delay(linked));
            recoveries.add(refusals(linked));
            recoveries.add(silence(linked, Condition.SILENT));
            recoveries.add(silence(linked, Condition.HALF_OPEN));
            recoveries.add(resets(linked));
            recoveries.add(outage(linked));

            Systems.assertExact(
                    "6 bad link",
                    recoveries.size() - 1 + RESETS,
                    recoveries,
                    linked.system().finish());
        }
    }

    /** How long it takes from the end of the fault until the job is well again. */
    private static Duration suffer(LinkedSystem linked, Condition condition) {
        linked.link().set(condition);
        Moments.pass(FAULT);
        linked.link().set(Condition.GOOD);
        return recovery(linked.system());
    }

    private static Duration delay(LinkedSystem linked) {
        long before = linked.link().delayed();
        Duration recovery = suffer(linked, Condition.delayed(Duration.ofMillis(400)));
        assertThat(linked.link().delayed()).as("bytes that came late").isGreaterThan(before);
        return recovery;
    }

    /** Who has a connection would not ask for one. */
    private static Duration refusals(LinkedSystem linked) {
        Link link = linked.link();
        int before = link.refused();
        link.set(Condition.REFUSING);
        assertThat(link.reset()).as("connections that were reset").isPositive();
        Duration recovery = suffer(linked, Condition.REFUSING);
        assertThat(link.refused()).as("refused connections").isGreaterThan(before);
        return recovery;
    }

    private static Duration silence(LinkedSystem linked, Condition condition) {
        long before = linked.link().swallowed();
        Duration recovery = suffer(linked, condition);
        assertThat(linked.link().swallowed())
                .as("bytes that were lost: %s", condition)
                .isGreaterThan(before);
        return recovery;
    }

    private Duration resets(LinkedSystem linked) {
        Link link = linked.link();
        for (int count = 0; count < RESETS; count++) {
            Moments.pass(Duration.ofMillis(random.nextInt(2_000)));
            await("a connection to reset").until(() -> link.reset() > 0);
        }
        return recovery(linked.system());
    }

    /** What was written meanwhile is there, though the job never heard of it, and it writes all of it again. */
    private static Duration outage(LinkedSystem linked) {
        int restores = linked.system().job().restores();
        linked.link().set(Condition.HALF_OPEN);
        await("the job to give up")
                .atMost(PATIENCE)
                .until(() -> linked.system().job().restores() > restores);
        linked.link().set(Condition.GOOD);
        return recovery(linked.system());
    }

    private static Duration recovery(SystemUnderTest system) {
        Instant begin = Instant.now();
        system.job().awaitCheckpoints(2);
        LOG.info("restarts so far: {}", system.job().restores());
        return Duration.between(begin, Instant.now());
    }
}
