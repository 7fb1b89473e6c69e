/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.Rejection;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Turns rejections into records of {@code <topic>.dlq}; one dead letter each, never an exception. */
public final class DeadLetterEncoder implements FlatMapFunction<Rejection, OutputRecord> {

    private static final long serialVersionUID = 1L;

    private final JobIdentity job;
    private final int maximumRecordBytes;

    /** @param maximumRecordBytes what the sink takes; a larger dead letter is cut and marked */
    public DeadLetterEncoder(JobIdentity job, int maximumRecordBytes) {
        this.job = job;
        this.maximumRecordBytes = maximumRecordBytes;
    }

    @Override
    public void flatMap(Rejection rejection, Collector<OutputRecord> out) {
        out.collect(DeadLetter.of(rejection, job).toOutput(maximumRecordBytes));
    }
}
