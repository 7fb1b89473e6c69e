/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The windows that end at or before the border, which is the watermark − the allowed lateness. The border never goes back: not
 * while the watermark begins anew after a restore, and not where the lateness is longer than it was before.
 */
public final class ForgottenWindows implements CheckpointedFunction, Serializable {

    private static final long serialVersionUID = 1L;

    private final long latenessMillis;

    /** The border, epoch milliseconds: one per subtask, each of which takes the greatest at a restore. Never cleared. */
    private transient ListState<Long> borders;

    private long border = Long.MIN_VALUE;

    public ForgottenWindows(long latenessMillis) {
        this.latenessMillis = latenessMillis;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        borders = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("forgotten-until", Types.LONG));
        for (long known : borders.get()) {
            border = Math.max(border, known);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        borders.update(List.of(border));
    }

    /**
     * Moves the border on.
     *
     * @param watermark epoch milliseconds; before the first and at the end of input it tells no time
     */
    public void advance(long watermark) {
        if (watermark != Long.MIN_VALUE && watermark != Watermark.MAX_WATERMARK.getTimestamp()) {
            border = Math.max(border, watermark - latenessMillis);
        }
    }

    public boolean contains(ShopWindow window) {
        return window.endMillis() <= border;
    }
}
