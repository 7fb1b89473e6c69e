/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time where documents are broadcast to. */
class ControlOperatorTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Watermark AT_TEN = new Watermark(TEN.toEpochMilli());
    private static final Watermark AT_ELEVEN =
            new Watermark(TEN.plusSeconds(3600).toEpochMilli());

    private static final List<MapStateDescriptor<?, ?>> STATES = List.of(DocumentsInForce.state(Tone.TOPIC));

    private List<TwoInputStreamOperatorTestHarness<Song, Change<Tone>, Sung>> withAndWithoutKey = List.of();

    @BeforeEach
    void open() throws Exception {
        withAndWithoutKey = List.of(keyed(), plain());
        for (var harness : withAndWithoutKey) {
            harness.open();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var harness : withAndWithoutKey) {
            harness.close();
        }
    }

    @Test
    void timePassesBeforeTheTopicHasSaidAnything() throws Exception {
        for (var harness : withAndWithoutKey) {
            harness.processWatermark1(AT_TEN);

            assertThat(harness.getOutput()).containsExactly(AT_TEN);
        }
    }

    /** Were the topic's word a time, silent events would count as over. */
    @Test
    void theTopicMovesNoTime() throws Exception {
        for (var harness : withAndWithoutKey) {
            harness.processWatermark1(AT_TEN);
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermarkStatus2(WatermarkStatus.IDLE);
            harness.processWatermarkStatus2(WatermarkStatus.ACTIVE);
            harness.processWatermarkStatus1(WatermarkStatus.ACTIVE);
            harness.processWatermark1(AT_ELEVEN);

            assertThat(harness.getOutput())
                    .containsExactly(AT_TEN, WatermarkStatus.IDLE, WatermarkStatus.ACTIVE, AT_ELEVEN);
        }
    }

    private static TwoInputStreamOperatorTestHarness<Song, Change<Tone>, Sung> keyed() throws Exception {
        ControlSnapshot<Tone> nothing = ControlSnapshot.of(Tone.TOPIC, new ExecutionConfig().getSerializerConfig());
        nothing.fill(List.of());
        Singing singing = new Singing(new InitialDocuments<>(Tone.TOPIC, Tone.CHECK, nothing));
        KeyedControlOperator<String, Song, Change<Tone>, Sung> operator = new KeyedControlOperator<>(singing, STATES);
        return new KeyedTwoInputStreamOperatorTestHarness<>(operator, Song::singer, Change::key, Types.STRING);
    }

    private static TwoInputStreamOperatorTestHarness<Song, Change<Tone>, Sung> plain() throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(new ControlOperator<>(new Plain(), STATES));
    }

    /** Only time is of interest. */
    private static final class Plain extends BroadcastProcessFunction<Song, Change<Tone>, Sung> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Song song, ReadOnlyContext context, Collector<Sung> out) {}

        @Override
        public void processBroadcastElement(Change<Tone> change, Context context, Collector<Sung> out) {}
    }
}
