/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.common.action.Action;
import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.SilenceTimer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Pays for the actions of one campaign, over all shoppers, in the order of {@link CampaignSpending#ORDER}: those of an instant
 * together when the watermark passes it, one that comes behind it at once.
 */
public final class CampaignBudgetFunction extends KeyedProcessFunction<String, CampaignDecision, Action> {

    private static final long serialVersionUID = 1L;

    private static final Comparator<CampaignDecision> ORDER =
            Comparator.comparing(CampaignDecision::decision, CampaignSpending.ORDER);

    private final Duration memory;

    /** Actions by their time; cleared when the watermark gets there. Bounded by a campaign's actions within the out-of-orderness. */
    private transient WaitingState<CampaignDecision> waiting;

    /** One per campaign; cleared when it has made no action for the memory. */
    private transient ValueState<CampaignSpending> spending;

    private transient SilenceTimer silence;

    private transient VerdictCounters verdicts;

    public CampaignBudgetFunction(CampaignSettings settings) {
        this.memory = settings.spendMemory();
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-actions", Types.POJO(CampaignDecision.class));
        spending = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("spending", Types.POJO(CampaignSpending.class)));
        silence = new SilenceTimer(getRuntimeContext(), memory);
        verdicts = new VerdictCounters(
                getRuntimeContext().getMetricGroup(), Verdict.ACTION, Verdict.OVER_BUDGET, Verdict.COST_UNKNOWN);
    }

    @Override
    public void processElement(CampaignDecision wanted, Context context, Collector<Action> out) throws Exception {
        long time = wanted.decision().occasion().at().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            pay(List.of(wanted), time, context.timerService(), out);
        } else if (waiting.add(time, wanted)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Action> out) throws Exception {
        List<CampaignDecision> together = waiting.take(now);
        if (!together.isEmpty()) {
            pay(together, now, context.timerService(), out);
        }
        if (silence.isOver(now)) {
            spending.clear();
        }
    }

    Map<Verdict, Long> verdicts() {
        return verdicts.counts();
    }

    private void pay(List<CampaignDecision> together, long now, TimerService timers, Collector<Action> out)
            throws Exception {
        CampaignSpending known = spending.value();
        CampaignSpending spent = known == null ? CampaignSpending.nothing() : known;
        for (CampaignDecision wanted : together.stream().sorted(ORDER).toList()) {
            Verdict verdict = spent.verdict(wanted.decision(), wanted.campaign());
            verdicts.count(verdict);
            if (verdict == Verdict.ACTION) {
                spent = spent.after(wanted.decision(), wanted.campaign());
                out.collect(CampaignAction.of(wanted.campaign(), wanted.decision()));
            }
        }
        spending.update(spent);
        silence.restart(now, timers);
    }
}
