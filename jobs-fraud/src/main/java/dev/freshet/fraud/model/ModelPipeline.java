/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.feature.FiguredTransaction;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The learned score.
 *
 * <pre>
 * figured ─┬─ model-examples ─ by account ─ model-judged ─ model-training ─ versions ── broadcast ─┐
 * labels ──│──────────────────────┴──────────────────────────────────────┐                         │
 *          └─ by account ──────────────────────────────────────────────  │ ─────────────── model-score ─→ scored
 *                                             model-metrics ─ model-scores-judged ─ by account ─ model-scores ┘
 * </pre>
 */
public final class ModelPipeline {

    private ModelPipeline() {}

    /** Builds the model between figures, labels and what comes of it. */
    public static ModelOutputs build(
            DataStream<FiguredTransaction> figured,
            DataStream<Label> labels,
            InputOrder order,
            ModelSettings settings) {
        DataStream<ModelVersion> versions = versions(figured, labels, settings);
        DataStream<ScoredTransaction> scored = named(
                "model-score",
                figured.keyBy(each -> each.transaction().accountId(), Types.STRING)
                        .connect(versions.broadcast(ModelScoreFunction.VERSIONS))
                        .process(new ModelScoreFunction(order), Types.POJO(ScoredTransaction.class)));
        return new ModelOutputs(scored, metrics(scored, labels, settings));
    }

    private static DataStream<ModelVersion> versions(
            DataStream<FiguredTransaction> figured, DataStream<Label> labels, ModelSettings settings) {
        boolean training = settings.training();
        DataStream<Example> examples = named(
                "model-examples",
                figured.flatMap((FiguredTransaction each, Collector<Example> out) -> {
                            if (training) {
                                out.collect(Example.of(each.transaction(), each.features()));
                            }
                        })
                        .returns(Example.class));
        return named(
                "model-training",
                judged("model-judged", examples, labels, settings.labels(), Types.POJO(Example.class))
                        .keyBy(each -> ModelTrainingFunction.KEY, Types.STRING)
                        .process(new ModelTrainingFunction(settings.learner()), Types.POJO(ModelVersion.class)));
    }

    private static DataStream<ModelMetrics> metrics(
            DataStream<ScoredTransaction> scored, DataStream<Label> labels, ModelSettings settings) {
        LabelTimes inTime = new LabelTimes(settings.labels().delay(), Duration.ZERO);
        DataStream<ScoredExample> scores = named(
                "model-scores",
                scored.flatMap((ScoredTransaction each, Collector<ScoredExample> out) ->
                                ScoredExample.of(each).ifPresent(out::collect))
                        .returns(ScoredExample.class));
        return named(
                "model-metrics",
                judged("model-scores-judged", scores, labels, inTime, Types.POJO(ScoredExample.class))
                        .keyBy(each -> ModelMetricsFunction.KEY, Types.STRING)
                        .process(
                                new ModelMetricsFunction(inTime, settings.alertsPerDay()),
                                Types.POJO(ModelMetrics.class)));
    }

    private static <T extends Judgeable<T>> DataStream<T> judged(
            String name, DataStream<T> said, DataStream<Label> labels, LabelTimes times, TypeInformation<T> type) {
        return named(
                name,
                said.keyBy(Judgeable::accountId, Types.STRING)
                        .connect(labels.keyBy(Label::accountId, Types.STRING))
                        .process(new JudgeFunction<>(times, type), type));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> stream) {
        return stream.name(name).uid(name);
    }
}
