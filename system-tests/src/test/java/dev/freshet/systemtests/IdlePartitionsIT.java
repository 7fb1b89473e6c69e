/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.kafka.CommittedTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 10: partitions fall silent and come back, one by one and all together. Windows close by the time of those that speak, and
 * what is late is late to the record.
 */
class IdlePartitionsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGER_THAN_IDLE = Duration.ofSeconds(8);
    private final Instant midnight = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);

    private final List<String> rows = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    @Test
    @Tag("full")
    void closeWindowsAndAreLateToTheRecord() throws Exception {
        try (SystemUnderTest system = SystemUnderTest.prepare(settings())) {
            system.submit(system.submission().set("source.idle-timeout=4 s", "source.reference-idle-timeout=1 s"));
            try (CommittedTopics metrics = topic(system, "ecommerce.product-metrics.v1");
                    CommittedTopics lateness = topic(system, "ecommerce.events.v1.late")) {
                // Three partitions say nothing at all.
                Moments.pass(LONGER_THAN_IDLE);
                system.send(List.of(view(0, "first", 10), view(0, "second", 130)));
                awaitMinute(metrics, 120);
                system.send(List.of(view(0, "later", 190)));
                awaitFinal(metrics, 0);
                awaitFinal(metrics, 120);

                // One wakes up behind the others: half an hour is in time, two hours are not.
                system.send(List.of(view(1, "in time", -1_800), view(1, "too late", -7_200)));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    read(lateness, late);
                    assertThat(late).singleElement().asString().contains("too late");
                });

                // All are silent: no time passes.
                Moments.pass(LONGER_THAN_IDLE);
                read(metrics, rows);
                assertThat(finalMinutes(180)).isEmpty();

                // Another one alone carries time on.
                system.send(List.of(view(2, "third", 600)));
                awaitFinal(metrics, 180);
                awaitFinal(metrics, -1_800);
                read(lateness, late);
                assertThat(late).hasSize(1);
                assertThat(system.job().restores()).isZero();
                assertThat(finalMinutes(-7_200)).isEmpty();
                Systems.held(
                        "10 partitions fall silent and come back", 3, "windows and late records as they have to be");
            }
        }
    }

    private static SystemSettings settings() {
        return Systems.settings("idle-partitions", Systems.seed()).subject(new EcommerceSubject());
    }

    private void awaitFinal(CommittedTopics metrics, int second) {
        await("the minute of second " + second).atMost(PATIENCE).untilAsserted(() -> {
            read(metrics, rows);
            assertThat(finalMinutes(second)).singleElement().asString().contains("\"views\":1,");
        });
    }

    /** The one early row will do: the records before it have been counted, and the next one carries time past them. */
    private void awaitMinute(CommittedTopics metrics, int second) {
        await("an early row").atMost(PATIENCE).untilAsserted(() -> {
            read(metrics, rows);
            assertThat(minutes(second)).singleElement().asString().contains("\"views\":1,", "\"final\":false");
        });
    }

    private List<String> finalMinutes(int second) {
        return minutes(second).stream()
                .filter(row -> row.contains("\"final\":true"))
                .toList();
    }

    private List<String> minutes(int second) {
        Instant minute = midnight.plusSeconds(second);
        return rows.stream()
                .filter(row -> row.contains("\"dimension\":\"shop\"")
                        && row.contains("\"granularity\":\"minute\"")
                        && row.contains("\"window_start\":\"" + minute + "\""))
                .toList();
    }

    private static CommittedTopics topic(SystemUnderTest system, String name) {
        return new CommittedTopics(system.broker().bootstrapServers(), List.of(name));
    }

    private static void read(CommittedTopics topic, List<String> into) {
        topic.readOn().forEach(record -> into.add(new String(record.value(), UTF_8)));
    }

    private Input view(int partition, String id, int second) {
        String value = """
                {"event_id":"%s","event_time":"%s","event_name":"view_item","user_id":"anna",\
                "items":[{"item_id":"kettle","item_category":"kitchen","price":19.90,"quantity":1}]}""".formatted(id, midnight.plusSeconds(second));
        return new Input("ecommerce.events.v1", partition, "anna", value.getBytes(UTF_8), Input.Kind.GOOD);
    }
}
