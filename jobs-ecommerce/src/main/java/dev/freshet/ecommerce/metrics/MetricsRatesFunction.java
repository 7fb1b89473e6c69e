/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Smooths the rates of a family's members by those of their parent in the same window, numbers the revisions and publishes.
 *
 * <p>Early rows are published at once, by what is known of the parent. Final rows and corrections wait for the watermark that
 * follows them, and so see their parent as of the same moment. A parent that is corrected after that changes the smoothed
 * rate of all its members, however many: those that had no correction of their own get one last revision, when the window
 * is cleared at its end + allowed lateness.
 */
final class MetricsRatesFunction extends KeyedProcessFunction<Family, FamilyUpdate, ProductMetrics> {

    private static final long serialVersionUID = 1L;

    private final long latenessMillis;
    private final BigDecimal alpha;

    /** Newest row of the parent; every shard of the family has it. Cleared at window end + allowed lateness, as is all that follows. */
    private transient ValueState<ProductMetrics> parent;

    /** Final rows that wait for the watermark, by member: at most one each, at most as many as the family has members. */
    private transient MapState<Subject, ProductMetrics> waiting;

    /** Newest published row by member. A category has as many members as it has items with something in the
     * window, divided among its shards. */
    private transient MapState<Subject, ProductMetrics> published;

    /** Set when a member was published finally; kept as state, since the watermark begins anew after a restore. */
    private transient ValueState<Boolean> concluded;

    /** Set when the parent's rates changed after members were published finally: their last revision is due. */
    private transient ValueState<Boolean> parentCorrected;

    MetricsRatesFunction(MetricsSettings settings) {
        this.latenessMillis = settings.allowedLateness().toMillis();
        this.alpha = settings.smoothing();
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<ProductMetrics> row = TypeInformation.of(ProductMetrics.class);
        TypeInformation<Subject> member = TypeInformation.of(Subject.class);
        parent = getRuntimeContext().getState(new ValueStateDescriptor<>("parent", row));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", member, row));
        published = getRuntimeContext().getMapState(new MapStateDescriptor<>("published", member, row));
        concluded = getRuntimeContext().getState(new ValueStateDescriptor<>("concluded", Types.BOOLEAN));
        parentCorrected = getRuntimeContext().getState(new ValueStateDescriptor<>("parent-corrected", Types.BOOLEAN));
    }

    @Override
    public void processElement(FamilyUpdate update, Context context, Collector<ProductMetrics> out) throws Exception {
        Family family = update.family();
        ProductMetrics row = update.row();
        context.timerService().registerEventTimeTimer(family.windowEnd() + latenessMillis);
        switch (update.role()) {
            case PARENT -> {
                if (concluded.value() != null) {
                    parentCorrected.update(true);
                }
                parent.update(row);
            }
            case MEMBER -> {
                if (row.isFinal()) {
                    awaitWatermark(row);
                    context.timerService().registerEventTimeTimer(family.windowEnd() - 1);
                } else {
                    publish(row, out);
                }
            }
            case FORMER_MEMBER -> {
                waiting.remove(row.subject());
                published.remove(row.subject());
            }
        }
    }

    private void awaitWatermark(ProductMetrics row) throws Exception {
        ProductMetrics overtaken = waiting.get(row.subject());
        // The number of the report that nobody will see is free.
        long number = overtaken == null ? row.revision() : overtaken.revision();
        waiting.put(row.subject(), row.revised(number, row.updatedAt()));
    }

    /** A timer may have been set under another lateness; one that comes too early to clear is followed by one that does. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<ProductMetrics> out) throws Exception {
        Family family = context.getCurrentKey();
        long expiry = family.windowEnd() + latenessMillis;
        if (time < expiry) {
            publishWaiting(out);
            if (time >= family.windowEnd()) {
                context.timerService().registerEventTimeTimer(expiry);
            }
            return;
        }
        if (parentCorrected.value() != null) {
            publishLastRevisions(Instant.ofEpochMilli(time), out);
        }
        parent.clear();
        waiting.clear();
        published.clear();
        concluded.clear();
        parentCorrected.clear();
    }

    private void publishWaiting(Collector<ProductMetrics> out) throws Exception {
        for (ProductMetrics row : waiting.values()) {
            publish(row, out);
            concluded.update(true);
        }
        waiting.clear();
    }

    private void publish(ProductMetrics row, Collector<ProductMetrics> out) throws Exception {
        ProductMetrics smoothed = smoothed(row);
        ProductMetrics before = published.get(row.subject());
        if (before == null) {
            emit(smoothed, out);
        } else if (!smoothed.saysTheSameAs(before)) {
            emit(smoothed.revised(before.revision() + 1, later(before.updatedAt(), row.updatedAt())), out);
        }
    }

    private void emit(ProductMetrics row, Collector<ProductMetrics> out) throws Exception {
        published.put(row.subject(), row);
        out.collect(row);
    }

    private void publishLastRevisions(Instant at, Collector<ProductMetrics> out) throws Exception {
        for (Map.Entry<Subject, ProductMetrics> entry : published.entries()) {
            ProductMetrics before = entry.getValue();
            ProductMetrics smoothed = smoothed(before);
            if (!smoothed.saysTheSameAs(before)) {
                out.collect(smoothed.revised(before.revision() + 1, at));
            }
        }
    }

    private ProductMetrics smoothed(ProductMetrics row) throws Exception {
        @Nullable ProductMetrics prior = parent.value();
        return prior == null ? row : row.smoothed(prior, alpha);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
