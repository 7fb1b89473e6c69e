/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.JoinedKey;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Instants;
import dev.freshet.ecommerce.campaign.model.Triggered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides which of the campaigns that are set off for one shopper at one instant act. They come before the watermark that passes
 * the instant, and are decided together when it does; what comes behind it is decided at once, for itself.
 */
public final class CampaignContestFunction extends KeyedProcessFunction<String, Triggered, CampaignDecision> {

    private static final long serialVersionUID = 1L;

    /** Candidates by their time; cleared when the watermark gets there. Bounded by the campaigns there are. */
    private transient WaitingState<Triggered> waiting;

    /** By campaign, live and rehearsed apart; an entry is cleared when its newest action counts no more. One per campaign with a cap. */
    private transient MapState<String, CapMemory> memories;

    private transient VerdictCounters verdicts;

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-candidates", Types.POJO(Triggered.class));
        memories = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("caps", Types.STRING, Types.POJO(CapMemory.class)));
        verdicts = new VerdictCounters(getRuntimeContext().getMetricGroup(), Verdict.CAPPED, Verdict.OUTRANKED);
    }

    @Override
    public void processElement(Triggered triggered, Context context, Collector<CampaignDecision> out) throws Exception {
        long time = triggered.occasion().at().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            decide(List.of(triggered), context.timerService(), out);
        } else if (waiting.add(time, triggered)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<CampaignDecision> out) throws Exception {
        decide(waiting.take(now), context.timerService(), out);
        forget(Instant.ofEpochMilli(now));
    }

    Map<Verdict, Long> verdicts() {
        return verdicts.counts();
    }

    private void decide(List<Triggered> together, TimerService timers, Collector<CampaignDecision> out)
            throws Exception {
        List<Candidate> candidates = new ArrayList<>();
        for (Triggered triggered : together) {
            CapMemory memory = memories.get(key(triggered.campaign()));
            CapHistory history = memory == null ? CapHistory.empty() : memory.history();
            candidates.add(new Candidate(triggered.campaign(), triggered.occasion(), history));
        }
        for (CampaignDecision decided : Contest.decide(candidates)) {
            Decision decision = decided.decision();
            if (decision.isAction()) {
                remember(decided.campaign(), decision.occasion().at(), timers);
                out.collect(decided);
            } else {
                verdicts.count(decision.verdict());
            }
        }
    }

    private void remember(Campaign campaign, Instant at, TimerService timers) throws Exception {
        Long capSeconds = campaign.capSeconds();
        if (capSeconds == null) {
            return;
        }
        CapMemory before = memories.get(key(campaign));
        CapHistory history = before == null ? CapHistory.empty() : before.history();
        Instant until = at.plus(Duration.ofSeconds(capSeconds));
        Instant countsUntil = before == null ? until : Instants.latest(before.countsUntil(), until);
        memories.put(key(campaign), new CapMemory(new CampaignTerms(campaign).remembered(history, at), countsUntil));
        timers.registerEventTimeTimer(until.toEpochMilli());
    }

    private void forget(Instant now) throws Exception {
        Iterator<Map.Entry<String, CapMemory>> entries = memories.iterator();
        while (entries.hasNext()) {
            if (!entries.next().getValue().countsUntil().isAfter(now)) {
                entries.remove();
            }
        }
        if (memories.isEmpty()) {
            // The heap backend keeps an emptied map as an entry of the key.
            memories.clear();
        }
    }

    private static String key(Campaign campaign) {
        return JoinedKey.of(campaign.campaignId(), new CampaignTerms(campaign).isRehearsal() ? "rehearsed" : "live");
    }
}
