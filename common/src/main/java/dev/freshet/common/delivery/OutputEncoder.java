/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Encodes the records of one topic for the sink.
 *
 * <p>A record whose encoded form is larger than the limit would fail the producer, and with it the job, at every retry.
 * It becomes a dead letter of the output ({@code <output topic>.dlq}, reason {@link ReasonCode#OUTPUT_TOO_LARGE}), cut to
 * what fits and marked as cut.
 *
 * <p>The clock paces the log lines about such records; it must be serializable, as those of the JDK are.
 */
public final class OutputEncoder<T> extends RichFlatMapFunction<T, OutputRecord> {

    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;
    private final String target;
    private final Codec<T> codec;
    private final JobIdentity job;
    private final int maximumRecordBytes;
    private final Clock clock;

    private transient RejectionReport report;

    private OutputEncoder(Topic<T> topic, String target, JobIdentity job, int maximumRecordBytes, Clock clock) {
        this.topic = topic;
        this.target = target;
        this.codec = topic.codec();
        this.job = job;
        this.maximumRecordBytes = maximumRecordBytes;
        this.clock = clock;
    }

    /** For the records that belong on the topic. */
    public static <T> OutputEncoder<T> of(Topic<T> topic, JobIdentity job, int maximumRecordBytes, Clock clock) {
        return new OutputEncoder<>(topic, topic.name(), job, maximumRecordBytes, clock);
    }

    /** For well-formed records that came after the allowed lateness: the same form, on {@code <topic>.late}. */
    public static <T> OutputEncoder<T> ofLate(Topic<T> topic, JobIdentity job, int maximumRecordBytes, Clock clock) {
        return new OutputEncoder<>(topic, topic.lateName(), job, maximumRecordBytes, clock);
    }

    @Override
    public void open(OpenContext context) {
        report = new RejectionReport(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void flatMap(T record, Collector<OutputRecord> out) {
        byte[] key = topic.keyOf(record).getBytes(StandardCharsets.UTF_8);
        OutputRecord encoded = new OutputRecord(target, key, codec.encode(record), List.of());
        if (encoded.sizeUpperBound() <= maximumRecordBytes) {
            out.collect(encoded);
            return;
        }
        Rejection rejection = tooLarge(encoded);
        report.note(rejection);
        out.collect(DeadLetter.of(rejection, job).toOutput(maximumRecordBytes));
    }

    /** Partition, offset and timestamp are -1: the record never reached Kafka. */
    private Rejection tooLarge(OutputRecord encoded) {
        String message = "the encoded record takes up to %d bytes, the limit is %d"
                .formatted(encoded.sizeUpperBound(), maximumRecordBytes);
        return new Rejection(
                topic.name(),
                -1,
                -1,
                -1,
                encoded.key(),
                encoded.value(),
                List.of(),
                ReasonCode.OUTPUT_TOO_LARGE,
                message);
    }
}
