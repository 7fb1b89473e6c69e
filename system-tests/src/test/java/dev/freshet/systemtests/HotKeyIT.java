/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.Skew;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 15: nine events of ten are about one item, or of one shopper. The results stay right; how much slower they come is
 * told, not judged, because it says as much about the machine.
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

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void isCountedRightly() throws Exception {
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
    }

    private Duration drain(Skew skew, int injected) throws Exception {
        Drain drain = Drain.of(
                "15 hot key: " + name(skew),
                injected,
                Systems.settings("hot-" + name(skew), seed)
                        .subject(new EcommerceSubject().withStep(STEP).withSkew(skew)),
                RECORDS);
        List<String> events = events(drain.sent());
        assertThat(events.stream().filter(skew::isOf).count())
                .as("events of %s, of %d", name(skew), events.size())
                .isGreaterThan(events.size() * EIGHT_OF_TEN / 10);
        return drain.duration();
    }

    private static List<String> events(List<Input> sent) {
        return sent.stream()
                .filter(input -> input.topic().equals(EcommerceTopics.EVENTS.name()))
                .map(input -> new String(input.value(), UTF_8))
                .toList();
    }

    private static String name(Skew skew) {
        return skew.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
