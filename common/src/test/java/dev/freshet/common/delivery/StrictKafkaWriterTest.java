/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A writer of which records have been refused while others were on their way. */
class StrictKafkaWriterTest {

    private final List<String> told = new ArrayList<>();
    private @Nullable Exception refused;
    private final StrictKafkaWriter<String, String> writer = StrictKafkaWriter.of(new Stock());

    @Test
    void failsWhereARecordIsRefusedAndNotOnceMoreWhenItIsClosed() throws Exception {
        refused = new IOException("no right to write");

        assertThatThrownBy(() -> writer.flush(false)).hasMessage("no right to write");
        writer.close();

        assertThat(told).containsExactly("flush false", "close");
    }

    @Test
    void letsWhoeverInterruptsItGoOn() {
        refused = new InterruptedException("cancelled");

        assertThatThrownBy(writer::close).isInstanceOf(InterruptedException.class);
    }

    @Test
    void isTheConnectorsWriterOtherwise() throws Exception {
        writer.write(new OutputRecord("out", null, null, List.of()), new AtNoTime());
        writer.writeWatermark(new Watermark(7));
        writer.flush(true);

        assertThat(writer.prepareCommit()).containsExactly("committable");
        assertThat(writer.snapshotState(3)).containsExactly("state of 3");
        assertThat(told).containsExactly("write out", "watermark 7", "flush true");
    }

    private static final class AtNoTime implements SinkWriter.Context {

        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    }

    /** Tells of a refused record wherever it is asked. */
    // That closing may be interrupted is Flink's contract.
    @SuppressWarnings("try")
    private final class Stock
            implements StatefulSinkWriter<OutputRecord, String>, CommittingSinkWriter<OutputRecord, String> {

        @Override
        public void write(OutputRecord record, Context context) {
            told.add("write " + record.topic());
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            told.add("watermark " + watermark.getTimestamp());
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            told.add("flush " + endOfInput);
            tell();
        }

        @Override
        public Collection<String> prepareCommit() {
            return List.of("committable");
        }

        @Override
        public List<String> snapshotState(long checkpointId) {
            return List.of("state of " + checkpointId);
        }

        @Override
        public void close() throws Exception {
            told.add("close");
            tell();
        }

        private void tell() throws IOException, InterruptedException {
            if (refused instanceof IOException e) {
                throw e;
            }
            if (refused instanceof InterruptedException e) {
                throw e;
            }
        }
    }
}
