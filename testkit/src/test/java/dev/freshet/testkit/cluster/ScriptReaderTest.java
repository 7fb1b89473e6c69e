/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptReaderTest {

    private final ReaderOutput<Sale> output = new NothingComes();

    @AfterEach
    void forget() {
        RunRegistry.forget("run");
    }

    @Test
    void waitsForTheInputThatComesBeforeIt() {
        ScriptReader<Sale> first = new ScriptReader<>("run/first", null, List.of(), false);
        ScriptReader<Sale> second = new ScriptReader<>("run/second", "run/first", List.of(), false);

        assertThat(second.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(second.isAvailable()).isNotDone();

        assertThat(first.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);

        assertThat(second.isAvailable()).isDone();
        assertThat(second.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
    }

    /** Refuses all; these scripts are empty. */
    private static final class NothingComes implements ReaderOutput<Sale> {

        @Override
        public void collect(Sale sale) {
            throw new AssertionError(sale);
        }

        @Override
        public void collect(Sale sale, long timestamp) {
            throw new AssertionError(sale);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            throw new AssertionError(watermark);
        }

        @Override
        public void markIdle() {
            throw new AssertionError("idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("active");
        }

        @Override
        public SourceOutput<Sale> createOutputForSplit(String split) {
            throw new AssertionError(split);
        }

        @Override
        public void releaseOutputForSplit(String split) {
            throw new AssertionError(split);
        }
    }
}
