/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer that fails where it writes and flushes, and never when it is closed.
 *
 * <p>The connector's tells of every refused record, and what it could not tell before it tells when it is closed. By then the task has
 * failed already, and Flink takes an exception in the handling of a failure for a fatal one: the task manager ends, and with it the
 * tasks of every other job in it. Nothing is told by closing alone: what a checkpoint or the end of the input covers has been
 * flushed before, which fails where a record was refused.
 */
// That closing may be interrupted is Flink's contract.
@SuppressWarnings("try")
final class StrictKafkaWriter<S, C>
        implements StatefulSinkWriter<OutputRecord, S>, CommittingSinkWriter<OutputRecord, C> {

    private static final Logger LOG = LoggerFactory.getLogger(StrictKafkaWriter.class);

    private final StatefulSinkWriter<OutputRecord, S> states;
    private final CommittingSinkWriter<OutputRecord, C> commits;

    private StrictKafkaWriter(
            StatefulSinkWriter<OutputRecord, S> states, CommittingSinkWriter<OutputRecord, C> commits) {
        this.states = states;
        this.commits = commits;
    }

    static <S, C, W extends StatefulSinkWriter<OutputRecord, S> & CommittingSinkWriter<OutputRecord, C>>
            StrictKafkaWriter<S, C> of(W stock) {
        return new StrictKafkaWriter<>(stock, stock);
    }

    @Override
    public void write(OutputRecord record, Context context) throws IOException, InterruptedException {
        states.write(record, context);
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
        states.writeWatermark(watermark);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        states.flush(endOfInput);
    }

    @Override
    public List<S> snapshotState(long checkpointId) throws IOException {
        return states.snapshotState(checkpointId);
    }

    @Override
    public Collection<C> prepareCommit() throws IOException, InterruptedException {
        return commits.prepareCommit();
    }

    @Override
    public void close() throws Exception {
        try {
            states.close();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("A writer has failed before and tells it again when it is closed", e);
        }
    }
}
