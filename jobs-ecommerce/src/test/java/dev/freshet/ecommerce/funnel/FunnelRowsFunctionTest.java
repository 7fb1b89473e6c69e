/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The row of the hour from 10:00 to 11:00, which is final a day later. */
final class FunnelRowsFunctionTest {

    private static final String FINAL_AT = "2026-03-03T11:00:00Z";

    private final Deque<FunnelRowsFunction> functions = new ArrayDeque<>();
    private FunnelSettings settings = settings(Duration.ofHours(24), Duration.ofHours(1));

    @SuppressWarnings("NullAway.Init") // Every test starts it, on a back end of its choice.
    private KeyedHarness<FunnelWindow, FunnelGain, FunnelRow> rows;

    private void start(StateStore store) throws Exception {
        rows = KeyedHarness.of(
                store,
                () -> {
                    functions.add(new FunnelRowsFunction(settings));
                    return functions.getLast();
                },
                FunnelGain::window,
                TypeInformation.of(FunnelWindow.class));
        rows.processingTime(7_000);
    }

    @AfterEach
    void stop() {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void isFinalWhenTheTimeOfTheLastViewIsOverAndNotBefore(StateStore store) throws Exception {
        start(store);
        gains(3, 2, 1, 0, "10:30");
        gains(1, 0, 0, 1, "10:40");

        rows.watermark(Instant.parse(FINAL_AT).minusMillis(2));
        assertThat(rows.takeOutput()).isEmpty();
        rows.watermark(Instant.parse(FINAL_AT).minusMillis(1));

        assertThat(rows.takeOutput()).containsExactly(row(4, 2, 1, 1, 1, true, FINAL_AT));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void isPublishedEarlyAtTheNextIntervalWhenItChanged(StateStore store) throws Exception {
        start(store);
        gains(3, 2, 1, 0, "10:30");
        gains(1, 0, 0, 0, "10:20");
        rows.processingTime(9_999);
        assertThat(rows.takeOutput()).isEmpty();
        rows.processingTime(10_000);
        assertThat(rows.takeOutput()).containsExactly(row(4, 2, 1, 0, 1, false, "10:30"));

        rows.processingTime(20_000);
        assertThat(rows.takeOutput()).isEmpty();
        gains(0, 0, 0, 1, "10:50");
        rows.processingTime(25_000);
        assertThat(rows.takeOutput()).containsExactly(row(4, 2, 1, 1, 2, false, "10:50"));
        rows.watermark(Instant.parse(FINAL_AT));

        assertThat(rows.takeOutput()).containsExactly(row(4, 2, 1, 1, 3, true, FINAL_AT));
    }

    @Test
    void aWindowThatIsConcludedFirstIsNotPublishedEarly() throws Exception {
        start(StateStore.ROCKSDB);
        gains(1, 0, 0, 0, "10:30");

        rows.watermark(Instant.parse(FINAL_AT));
        assertThat(rows.processingTimeTimers()).isZero();
        rows.takeOutput();
        gains(1, 0, 0, 0, "10:31");
        rows.processingTime(60_000);

        assertThat(rows.takeOutput()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void isCorrectedWithTheNextWatermarkAndFinalAgain(StateStore store) throws Exception {
        start(store);
        gains(1, 0, 0, 0, "10:30");
        rows.watermark(Instant.parse(FINAL_AT));
        rows.takeOutput();

        gains(0, 1, 0, 0, "10:40");
        gains(0, 0, 1, 0, "10:50");
        assertThat(rows.takeOutput()).isEmpty();
        rows.watermark(Instant.parse("2026-03-03T11:20:00Z"));
        assertThat(rows.takeOutput()).containsExactly(row(1, 1, 1, 0, 2, true, "2026-03-03T11:20:00Z"));
        rows.watermark(Instant.parse("2026-03-03T11:30:00Z"));
        assertThat(rows.takeOutput()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void goesOnAfterARestore(StateStore store) throws Exception {
        start(store);
        gains(1, 0, 0, 0, "10:30");
        rows.processingTime(10_000);
        gains(1, 1, 0, 0, "10:40");
        rows.takeOutput();

        rows = rows.snapshotAndRestore();
        gains(0, 1, 0, 0, "10:50");
        rows.processingTime(15_000);
        assertThat(rows.takeOutput()).containsExactly(row(2, 2, 0, 0, 2, false, "10:50"));
        rows.watermark(Instant.parse(FINAL_AT));
        assertThat(rows.takeOutput()).containsExactly(row(2, 2, 0, 0, 3, true, FINAL_AT));

        // The watermark begins anew; what is concluded must not be published as open again.
        rows = rows.snapshotAndRestore();
        gains(0, 0, 1, 0, "10:55");
        rows.processingTime(30_000);
        assertThat(rows.takeOutput()).isEmpty();
        rows.watermark(Instant.parse("2026-03-03T11:00:05Z"));
        assertThat(rows.takeOutput()).containsExactly(row(2, 2, 1, 0, 4, true, "2026-03-03T11:00:05Z"));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aWindowIsForgottenAfterTheLatenessAndTakesNothingFromThenOn(StateStore store) throws Exception {
        start(store);
        gains(1, 0, 0, 0, "10:30");
        rows.watermark(Instant.parse("2026-03-03T11:59:59.999Z"));
        gains(0, 1, 0, 0, "10:40");
        assertThat(rows.stateEntries()).isEqualTo(1);
        rows.watermark(Instant.parse("2026-03-03T12:00:00Z"));
        assertThat(rows.takeOutput())
                .containsExactly(row(1, 0, 0, 0, 1, true, FINAL_AT), row(1, 1, 0, 0, 2, true, "2026-03-03T12:00:00Z"));
        rows.assertNothingLeft();

        gains(0, 0, 1, 0, "10:50");
        rows.endOfInput();

        assertThat(rows.takeOutput()).isEmpty();
        assertThat(functions.getLast().gainsAfterClear()).isEqualTo(1);
        rows.assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputConcludesEveryWindowOnceAndLeavesNothing(StateStore store) throws Exception {
        start(store);
        gains(1, 0, 0, 0, "10:30");

        rows.endOfInput();

        assertThat(rows.takeOutput()).containsExactly(row(1, 0, 0, 0, 1, true, FINAL_AT));
        rows.assertNothingLeft();
    }

    @ParameterizedTest(name = "to within {0} and lateness {1}, final at {2} and forgotten at {3}")
    @CsvSource({
        "PT72H, PT1H, 2026-03-05T11:00:00Z, 2026-03-05T12:00:00Z",
        "PT24H, PT3H, 2026-03-03T11:00:00Z, 2026-03-03T14:00:00Z",
        "PT1H, PT1H, 2026-03-03T11:00:00Z, 2026-03-03T11:00:00Z"
    })
    void isPublishedAndForgottenUnderOtherSettingsEither(
            Duration within, Duration lateness, String isFinal, String forgotten) throws Exception {
        start(StateStore.ROCKSDB);
        gains(1, 0, 0, 0, "10:30");

        settings = settings(within, lateness);
        rows = rows.snapshotAndRestore();
        rows.watermark(Instant.parse(isFinal).minusMillis(2));
        assertThat(rows.takeOutput()).isEmpty();
        rows.watermark(Instant.parse(isFinal).minusMillis(1));
        assertThat(rows.takeOutput()).singleElement().matches(FunnelRow::isFinal);
        rows.watermark(Instant.parse(forgotten));

        rows.assertNothingLeft();
    }

    private static FunnelSettings settings(Duration within, Duration lateness) {
        return new FunnelSettings(
                ZoneOffset.UTC,
                within,
                Duration.ZERO,
                lateness,
                Duration.ofSeconds(5),
                PreAggregationSettings.defaults());
    }

    private void gains(long viewItem, long addToCart, long beginCheckout, long purchase, String at) {
        FunnelWindow window = new FunnelWindow("HOUR", time("10:00").toEpochMilli());
        FunnelCounts counts = new FunnelCounts(viewItem, addToCart, beginCheckout, purchase, time(at));
        rows.element(new FunnelGain(window, time("11:00").toEpochMilli(), counts), time("10:00"));
    }

    private static FunnelRow row(
            long viewItem,
            long addToCart,
            long beginCheckout,
            long purchase,
            long revision,
            boolean isFinal,
            String updatedAt) {
        return new FunnelRow(
                Granularity.HOUR,
                time("10:00"),
                time("11:00"),
                86_400,
                viewItem,
                addToCart,
                beginCheckout,
                purchase,
                revision,
                isFinal,
                time(updatedAt));
    }
}
