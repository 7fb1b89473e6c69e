/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * A partition that carries only garbage, or only far-future records, or nothing at all neither holds anybody back nor carries
 * time along, and nor does a catalog of garbage. Garbage and far-future records come all the time, so that an idleness clock
 * that hears them never runs out.
 */
class GarbagePartitionsIT {

    private static final Duration GARBAGE_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** On each of two partitions: three times the idle timeout. */
    private static final int GARBAGE_OF_THREE_TIMEOUTS = 2 * 30;

    private static final Pattern VIEWS = Pattern.compile("\"views\":(\\d+),");

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final Instant minute = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MINUTES);

    @Test
    void windowsCloseAndNothingIsLateThoughThreeOfFourPartitionsSayNothingOfTime() throws Exception {
        RunningEcommerceJob.createTopics(kafka);
        // The garbage comes first: sources that heard nothing would be idle already, and hold nobody back.
        try (GarbageFeed feed = new GarbageFeed();
                RunningEcommerceJob job = RunningEcommerceJob.startOnTopics(
                        kafka,
                        "source.idle-timeout=1 s",
                        "source.reference-idle-timeout=1 s",
                        "source.allowed-lateness=1 s")) {
            send(view("first", minute), view("half a minute past its end", minute.plusSeconds(90)));
            assertThat(finalViews(minute)).isEqualTo(1);

            // The good partition pauses until it counts as idle: were time then that of the garbage, all below would be
            // late.
            int committed =
                    kafka.readCommitted(EcommerceTopics.EVENTS.deadLetterName()).size();
            kafka.awaitCommitted(EcommerceTopics.EVENTS.deadLetterName(), committed + GARBAGE_OF_THREE_TIMEOUTS);
            send(view("after the pause", minute.plusSeconds(91)), view("last", minute.plusSeconds(300)));
            assertThat(finalViews(minute.plusSeconds(60))).isEqualTo(2);

            int times = feed.stop();
            assertThat(kafka.awaitCommitted(EcommerceTopics.EVENTS.deadLetterName(), 2 * times))
                    .hasSize(2 * times);
            assertThat(kafka.awaitCommitted(EcommerceTopics.CATALOG.deadLetterName(), times))
                    .hasSize(times);
            assertThat(kafka.readCommitted(EcommerceTopics.EVENTS.lateName())).isEmpty();
            assertThat(job.isRunning()).isTrue();
        }
    }

    /** Waits for the final row of a minute of the shop and returns its views. */
    private int finalViews(Instant start) {
        return Records.values(kafka.awaitCommitted(
                        EcommerceTopics.PRODUCT_METRICS.name(),
                        PATIENCE,
                        committed -> Records.values(committed).stream().anyMatch(row -> isFinalShopMinute(row, start))))
                .stream()
                .filter(row -> isFinalShopMinute(row, start))
                .map(VIEWS::matcher)
                .filter(Matcher::find)
                .mapToInt(views -> Integer.parseInt(views.group(1)))
                .max()
                .orElseThrow();
    }

    /** Records that are refused, one on each of two partitions of events and one of the catalog, every tenth of a second. */
    private final class GarbageFeed implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Future<?> feeding;
        private int times;

        GarbageFeed() {
            feeding = clock.scheduleAtFixedRate(this::sendThree, 0, GARBAGE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void sendThree() {
            kafka.produce(List.of(
                    on(EcommerceTopics.EVENTS, 1, "garbage " + times),
                    on(EcommerceTopics.EVENTS, 2, view("future-" + times, Instant.parse("2999-01-01T00:00:00Z"))),
                    on(EcommerceTopics.CATALOG, 1, "garbage " + times)));
            times++;
        }

        /** How many times it has sent. */
        int stop() throws Exception {
            feeding.cancel(false);
            return clock.submit(() -> times).get();
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }

    private void send(String... views) {
        kafka.produce(Stream.of(views)
                .map(view -> on(EcommerceTopics.EVENTS, 0, view))
                .toList());
    }

    private static boolean isFinalShopMinute(String row, Instant minute) {
        return row.contains("\"dimension\":\"shop\"")
                && row.contains("\"granularity\":\"minute\"")
                && row.contains("\"window_start\":\"" + minute + "\"")
                && row.contains("\"final\":true");
    }

    private static ProducerRecord<byte[], byte[]> on(Topic<?> topic, int partition, String value) {
        return new ProducerRecord<>(topic.name(), partition, "anna".getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static String view(String id, Instant time) {
        return """
                {"event_id":"%s","event_time":"%s","event_name":"view_item","user_id":"anna",\
                "items":[{"item_id":"kettle","item_category":"kitchen","price":19.90,"quantity":1}]}""".formatted(id, time);
    }
}
