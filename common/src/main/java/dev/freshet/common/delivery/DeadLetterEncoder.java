/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.Rejection;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Turns rejections into records of {@code <topic>.dlq}; one dead letter each, never an exception. */
public final class DeadLetterEncoder extends RichFlatMapFunction<Rejection, OutputRecord> {

    private static final long serialVersionUID = 1L;

    private final JobIdentity job;
    private final int maximumRecordBytes;
    private final Clock clock;

    private transient RejectionReport report;

    /**
     * For the rejections of any topic.
     *
     * @param maximumRecordBytes what the sink takes; a larger dead letter is cut and marked
     * @param clock paces the log lines; must be serializable, as those of the JDK are
     */
    public DeadLetterEncoder(JobIdentity job, int maximumRecordBytes, Clock clock) {
        this.job = job;
        this.maximumRecordBytes = maximumRecordBytes;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        report = new RejectionReport(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void flatMap(Rejection rejection, Collector<OutputRecord> out) {
        report.note(rejection);
        out.collect(DeadLetter.of(rejection, job).toOutput(maximumRecordBytes));
    }
}
