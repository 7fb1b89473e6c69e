/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.order.InOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Scores each transaction with the newest version that was trained for its UTC day or an earlier one. In event-time order a transaction
 * waits until the watermarks of transactions and of versions have passed it, and so for the version of its day; in the order of
 * arrival it is scored at once, with what is there.
 */
public final class ModelScoreFunction
        extends KeyedBroadcastProcessFunction<String, FiguredTransaction, ModelVersion, ScoredTransaction> {

    /** Versions by their day. What no transaction that is in time can ask for is cleared when a version comes. */
    public static final MapStateDescriptor<String, ModelVersion> VERSIONS =
            new MapStateDescriptor<>("versions", Types.STRING, Types.POJO(ModelVersion.class));

    private static final long serialVersionUID = 1L;

    private final InputOrder order;

    /** Transactions ahead of the watermark. */
    private transient InOrder<FiguredTransaction> waiting;

    public ModelScoreFunction(InputOrder order) {
        this.order = order;
    }

    @Override
    public void open(OpenContext context) {
        waiting = new InOrder<>(
                getRuntimeContext(),
                "waiting",
                Types.POJO(FiguredTransaction.class),
                order,
                Comparator.comparing(FiguredTransaction::moment));
    }

    @Override
    public void processElement(FiguredTransaction figured, ReadOnlyContext context, Collector<ScoredTransaction> out)
            throws Exception {
        if (waiting.accept(figured, figured.moment().at(), context.timerService())) {
            out.collect(scored(figured, context.getBroadcastState(VERSIONS)));
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<ScoredTransaction> out) throws Exception {
        for (FiguredTransaction figured : waiting.due(time)) {
            out.collect(scored(figured, context.getBroadcastState(VERSIONS)));
        }
    }

    @Override
    public void processBroadcastElement(ModelVersion version, Context context, Collector<ScoredTransaction> out)
            throws Exception {
        BroadcastState<String, ModelVersion> versions = context.getBroadcastState(VERSIONS);
        versions.put(version.day(), version);
        long oldest = Math.max(context.currentWatermark(), Instant.EPOCH.toEpochMilli()) - UtcDay.MILLIS;
        NavigableMap<String, ModelVersion> known = byDay(versions);
        String needed = known.floorKey(UtcDay.of(Instant.ofEpochMilli(oldest)));
        if (needed != null) {
            for (String day : known.headMap(needed).keySet()) {
                versions.remove(day);
            }
        }
    }

    private static ScoredTransaction scored(
            FiguredTransaction figured, ReadOnlyBroadcastState<String, ModelVersion> versions) throws Exception {
        Map.Entry<String, ModelVersion> newest =
                byDay(versions).floorEntry(UtcDay.of(figured.moment().at()));
        if (newest == null) {
            return new ScoredTransaction(figured, null, null);
        }
        List<Double> figures = ModelInputs.figures(figured.transaction(), figured.features());
        @Nullable BigDecimal score = newest.getValue().score(figures);
        return new ScoredTransaction(figured, score, score == null ? null : newest.getKey());
    }

    private static NavigableMap<String, ModelVersion> byDay(ReadOnlyBroadcastState<String, ModelVersion> versions)
            throws Exception {
        NavigableMap<String, ModelVersion> byDay = new TreeMap<>();
        for (Map.Entry<String, ModelVersion> version : versions.immutableEntries()) {
            byDay.put(version.getKey(), version.getValue());
        }
        return byDay;
    }
}
