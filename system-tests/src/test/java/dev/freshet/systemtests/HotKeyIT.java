/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.Skew;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 15: nine events of ten are about one item, and so are nine movements of ten; or nine events of ten are of one shopper. The
 * results stay right, and they do not come half as fast. Of an item, no subtask that goes by items or categories reads as many
 * records as there are events of it: they are added up before.
 *
 * <p>Each time the same number of records lies in Kafka when the job starts, so close in time that every item has a row in every
 * minute, whichever way they are spread: then the job writes as much.
 */
@Tag("alone")
class HotKeyIT {

    private static final int RECORDS = 30_000;
    private static final Duration STEP = Duration.ofMillis(10);

    /** Nine, but for garbage, refunds and stragglers, which no skew strikes. */
    private static final long EIGHT_OF_TEN = 8;

    /** Far from what two runs of the same differ by. */
    private static final double LEAST_THROUGHPUT = 0.5;

    /** Tasks that go by items or categories, and read what was added up. Of the first, each event is in nine sums. */
    private static final List<String> BEHIND_PRE_AGGREGATION =
            List.of("metrics-windows", "trending", "bought-together", "bought-together-totals");

    private final long seed = Systems.seed();
    private final Map<String, Long> busiest = new TreeMap<>();

    @Test
    @Tag("full")
    void isCountedRightlyAndStallsNobody() throws Exception {
        Duration even = drain(Skew.NONE, 0);
        compare(Skew.ITEM, Skew.NONE, even);
        compare(Skew.SHOPPER, Skew.NONE, even);
        // What has to ask the catalog takes a longer way; that is another matter than whether all ask for the same.
        compare(Skew.CATALOG_ITEM, Skew.CATALOG_ITEMS, drain(Skew.CATALOG_ITEMS, 0));
    }

    private void compare(Skew skew, Skew spread, Duration even) throws Exception {
        double ratio = (double) even.toMillis() / drain(skew, 1).toMillis();
        Systems.tell(
                "15 throughput, hot " + name(skew) + " : " + name(spread),
                String.format(Locale.ROOT, "%.2f of %.0f records/s", ratio, RECORDS * 1_000.0 / even.toMillis()));
        assertThat(ratio).as("throughput, hot %s", name(skew)).isGreaterThan(LEAST_THROUGHPUT);
    }

    private Duration drain(Skew skew, int injected) throws Exception {
        Drain drain = Drain.of(
                "15 hot key: " + name(skew),
                injected,
                Systems.settings("hot-" + name(skew), seed)
                        .cluster(cluster -> cluster.withOption("metrics.fetcher.update-interval", "500 ms"))
                        .subject(new EcommerceSubject().withStep(STEP).withSkew(skew)),
                RECORDS,
                this::countRecordsRead);
        long events = assertMostAreOf(skew, drain, EcommerceTopics.EVENTS);
        if (skew.isOfOneItem()) {
            assertMostAreOf(skew, drain, EcommerceTopics.INVENTORY);
            assertNobodyReadsAsMany(skew, events);
        }
        return drain.duration();
    }

    private void countRecordsRead(SystemUnderTest system) {
        long events = system.sentSoFar().stream()
                .filter(input -> input.topic().equals(EcommerceTopics.EVENTS.name()))
                .filter(input -> input.kind() != Input.Kind.GARBAGE)
                .count();
        system.job().recordsRead("events-entry", events);
        for (String task : BEHIND_PRE_AGGREGATION) {
            busiest.put(task, Collections.max(system.job().recordsRead(task, 1)));
        }
    }

    private void assertNobodyReadsAsMany(Skew skew, long events) {
        Systems.tell(
                "15 records read by the busiest subtask, hot " + name(skew),
                String.format(Locale.ROOT, "%s; %,d events of it", busiest, events));
        assertThat(busiest.values()).as("%s of %s", busiest, name(skew)).allMatch(read -> read < events);
    }

    /** Returns how many there are. */
    private static long assertMostAreOf(Skew skew, Drain drain, Topic<?> topic) {
        List<String> all = drain.sent().stream()
                .filter(input -> input.topic().equals(topic.name()))
                .map(input -> new String(input.value(), UTF_8))
                .toList();
        long hot = all.stream().filter(skew::isOf).count();
        assertThat(hot)
                .as("%s in %s, of %d", name(skew), topic.name(), all.size())
                .isGreaterThan(all.size() * EIGHT_OF_TEN / 10);
        return hot;
    }

    private static String name(Skew skew) {
        return skew.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
