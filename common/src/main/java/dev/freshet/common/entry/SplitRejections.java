/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Rejection;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends values on and rejections aside. */
final class SplitRejections<T> extends ProcessFunction<Decoded<T>, T> {

    private static final long serialVersionUID = 1L;

    private final OutputTag<Rejection> rejected;

    SplitRejections(OutputTag<Rejection> rejected) {
        this.rejected = rejected;
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<T> out) {
        Rejection rejection = decoded.rejection();
        if (rejection != null) {
            context.output(rejected, rejection);
            return;
        }
        out.collect(decoded.accepted());
    }
}
