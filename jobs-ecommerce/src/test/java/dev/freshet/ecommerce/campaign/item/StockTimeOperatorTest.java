/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StockTimeOperatorTest {

    private TwoInputStreamOperatorTestHarness<String, String, String> harness;

    StockTimeOperatorTest() throws Exception {
        harness = opened(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void stockIsWaitedForAsFarAsThePatienceGoes() throws Exception {
        stockPasses("10:00:00");
        eventsPass("10:00:05");
        assertThat(passed()).containsExactly(time("10:00:00"));
        eventsPass("10:00:12");
        assertThat(passed()).containsExactly(time("10:00:02"));
        stockPasses("10:00:01");
        assertThat(passed()).isEmpty();
        stockPasses("10:00:11");
        assertThat(passed()).containsExactly(time("10:00:11"));
    }

    @Test
    void aShopThatKeepsNoStockWaitsForNone() throws Exception {
        eventsPass("10:00:05");
        assertThat(passed()).containsExactly(time("10:00:05"));
    }

    @Test
    void stockMayBeAheadOfTheEvents() throws Exception {
        eventsPass("10:00");
        stockPasses("11:00");
        assertThat(passed()).containsExactly(time("10:00"), time("11:00"));
    }

    @Test
    void withoutPatienceTimeIsThatOfTheStockToTheEnd() throws Exception {
        harness.close();
        harness = opened(Duration.ZERO);
        eventsPass("12:00");
        assertThat(passed()).isEmpty();
        stockPasses("10:00");
        assertThat(passed()).containsExactly(time("10:00"));
        harness.processWatermark2(Watermark.MAX_WATERMARK);
        assertThat(passed()).isEmpty();
        harness.processWatermark1(Watermark.MAX_WATERMARK);
        assertThat(passed()).containsExactly(Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    /** The end of the events says nothing about how far stock has come. */
    @Test
    void theEndComesWhenBothHaveEnded() throws Exception {
        stockPasses("10:00");
        harness.processWatermark2(Watermark.MAX_WATERMARK);
        assertThat(passed()).containsExactly(time("10:00"));
        harness.processWatermark1(Watermark.MAX_WATERMARK);
        assertThat(passed()).containsExactly(Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    @Test
    void stockIsPassedOnAndNobodyFallsIdle() throws Exception {
        harness.processElement1("mug", 0);
        harness.processElement2("an event", 0);
        harness.processWatermarkStatus1(WatermarkStatus.IDLE);
        harness.processWatermarkStatus2(WatermarkStatus.IDLE);

        assertThat(harness.extractOutputValues()).containsExactly("mug");
        assertThat(harness.getOutput()).hasSize(1);
    }

    private static TwoInputStreamOperatorTestHarness<String, String, String> opened(Duration patience)
            throws Exception {
        TwoInputStreamOperatorTestHarness<String, String, String> harness =
                new TwoInputStreamOperatorTestHarness<>(new StockTimeOperator<>(patience));
        harness.open();
        return harness;
    }

    private void stockPasses(String time) throws Exception {
        harness.processWatermark1(new Watermark(time(time).toEpochMilli()));
    }

    private void eventsPass(String time) throws Exception {
        harness.processWatermark2(new Watermark(time(time).toEpochMilli()));
    }

    /** The watermarks since the last call. */
    private List<Instant> passed() {
        List<Instant> times = harness.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(each -> Instant.ofEpochMilli(((Watermark) each).getTimestamp()))
                .toList();
        harness.getOutput().clear();
        return times;
    }
}
