/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogJoinOperatorTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));

    private final KeyedTwoInputStreamOperatorTestHarness<ItemShard, CategoryQuestion, CategoryVersion, CategoryAnswer>
            harness = harness();

    @BeforeEach
    void open() throws Exception {
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void theCatalogAloneDoesNotMoveTimeWhileTheEventsAreSilent() throws Exception {
        harness.processWatermarkStatus2(WatermarkStatus.IDLE);
        harness.processWatermark1(at(TEN));
        harness.processWatermarkStatus1(WatermarkStatus.IDLE);

        harness.processWatermarkStatus2(WatermarkStatus.ACTIVE);
        harness.processWatermark2(at(NOON));
        assertThat(watermarks()).containsExactly(at(TEN));
        harness.processWatermarkStatus1(WatermarkStatus.ACTIVE);
        harness.processWatermark1(at(ELEVEN));

        assertThat(watermarks()).containsExactly(at(TEN), at(ELEVEN));
    }

    @Test
    void anActiveCatalogHoldsTimeBackAndAnIdleOneDoesNot() throws Exception {
        harness.processWatermark1(at(NOON));
        assertThat(watermarks()).isEmpty();
        harness.processWatermark2(at(TEN));
        assertThat(watermarks()).containsExactly(at(TEN));

        harness.processWatermarkStatus2(WatermarkStatus.IDLE);

        assertThat(watermarks()).containsExactly(at(TEN), at(NOON));
    }

    @Test
    void nobodyBehindItLeavesItOutWhileBothInputsAreSilent() throws Exception {
        harness.processWatermark1(at(ELEVEN));
        harness.processWatermark2(at(TEN));

        harness.processWatermarkStatus1(WatermarkStatus.IDLE);
        harness.processWatermarkStatus2(WatermarkStatus.IDLE);

        assertThat(new ArrayList<>(harness.getOutput())).containsExactly(at(TEN), at(ELEVEN));
    }

    @Test
    void whatTheEventsHadReachedComesBeforeTheEnd() throws Exception {
        harness.processWatermark1(at(TEN));
        harness.processWatermark1(Watermark.MAX_WATERMARK);
        assertThat(watermarks()).isEmpty();

        harness.processWatermark2(Watermark.MAX_WATERMARK);

        assertThat(watermarks()).containsExactly(at(TEN), Watermark.MAX_WATERMARK);
    }

    @Test
    void theCatalogDoesNotLeadWhenTheEventsAreOver() throws Exception {
        harness.processWatermark1(at(TEN));
        harness.processWatermark1(Watermark.MAX_WATERMARK);
        harness.processWatermark2(at(NOON));
        assertThat(watermarks()).containsExactly(at(TEN));

        harness.processWatermark2(Watermark.MAX_WATERMARK);

        assertThat(watermarks()).containsExactly(at(TEN), Watermark.MAX_WATERMARK);
    }

    /** A source without a partition says so before it has read anything. */
    @Test
    void theEndOfEventsWithoutATimeIsTheEnd() throws Exception {
        harness.processWatermark2(Watermark.MAX_WATERMARK);
        assertThat(watermarks()).isEmpty();

        harness.processWatermark1(Watermark.MAX_WATERMARK);

        assertThat(watermarks()).containsExactly(Watermark.MAX_WATERMARK);
    }

    private List<Object> watermarks() {
        return harness.getOutput().stream().filter(Watermark.class::isInstance).toList();
    }

    private static Watermark at(Instant time) {
        return new Watermark(time.toEpochMilli());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<ItemShard, CategoryQuestion, CategoryVersion, CategoryAnswer>
            harness() {
        try {
            return new KeyedTwoInputStreamOperatorTestHarness<>(
                    new CatalogJoinOperator<>(new CatalogLookupFunction(Duration.ofHours(1))),
                    ItemShard::asking,
                    CategoryVersion::item,
                    Types.POJO(ItemShard.class));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
