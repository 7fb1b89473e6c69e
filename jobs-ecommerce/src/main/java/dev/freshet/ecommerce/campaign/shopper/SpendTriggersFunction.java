/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.JoinedKey;
import dev.freshet.ecommerce.campaign.decision.CampaignTerms;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.CampaignsByTrigger;
import dev.freshet.ecommerce.campaign.model.SilenceTimer;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up what one shopper spends, in the order of event time. A change of an order waits until the watermark passes it, so that
 * what is taken back and booked again at one instant crosses no tier; one behind the watermark is applied at once.
 */
public final class SpendTriggersFunction
        extends KeyedBroadcastProcessFunction<String, OrderChange, Change<Campaign>, Triggered>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<Campaign> initial;
    private final Duration memory;

    private transient DocumentsInForce<Campaign> inForce;
    private transient CampaignsByTrigger campaigns;

    /** Changes by their time; cleared when the watermark gets there. Bounded by a shopper's orders within the out-of-orderness. */
    private transient WaitingState<OrderChange> waiting;

    /** One per shopper; cleared when no order came for the memory. */
    private transient ValueState<ShopperSpend> spend;

    /**
     * Campaign and tier of those that were reached while the campaign acted, live and rehearsed apart; cleared with the spend.
     * Bounded by the tiers that the shop has had.
     */
    private transient MapState<String, Boolean> reached;

    private transient SilenceTimer silence;

    public SpendTriggersFunction(InitialDocuments<Campaign> initial, CampaignSettings settings) {
        this.initial = initial;
        this.memory = settings.spendMemory();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        inForce = DocumentsInForce.of(initial, context.getOperatorStateStore());
        campaigns = CampaignsByTrigger.of(inForce.all());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-changes", Types.POJO(OrderChange.class));
        spend = getRuntimeContext().getState(new ValueStateDescriptor<>("spend", Types.POJO(ShopperSpend.class)));
        reached =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("reached-tiers", Types.STRING, Types.BOOLEAN));
        silence = new SilenceTimer(getRuntimeContext(), memory);
    }

    @Override
    public void processBroadcastElement(Change<Campaign> change, Context context, Collector<Triggered> out)
            throws Exception {
        inForce.apply(change);
        campaigns = CampaignsByTrigger.of(inForce.all());
    }

    @Override
    public void processElement(OrderChange change, ReadOnlyContext context, Collector<Triggered> out) throws Exception {
        long time = change.eventTime().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            book(List.of(change), time, change.shopper(), context.timerService(), out);
        } else if (waiting.add(time, change)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Triggered> out) throws Exception {
        List<OrderChange> changes = waiting.take(now);
        if (!changes.isEmpty()) {
            book(changes, now, context.getCurrentKey(), context.timerService(), out);
        }
        if (silence.isOver(now)) {
            spend.clear();
            reached.clear();
        }
    }

    private void book(
            List<OrderChange> changes, long now, String shopper, TimerService timers, Collector<Triggered> out)
            throws Exception {
        ShopperSpend known = spend.value();
        ShopperSpend sum = known == null ? ShopperSpend.nothing() : known;
        for (OrderChange change : changes) {
            sum = sum.after(change);
        }
        spend.update(sum);
        List<OrderType> bookings = changes.stream()
                .filter(change -> change.sign() > 0)
                .map(OrderChange::type)
                .toList();
        for (Campaign campaign : campaigns.on(CampaignTrigger.SPEND_TIER)) {
            judge(campaign, sum, bookings, Instant.ofEpochMilli(now), shopper, out);
        }
        silence.restart(now, timers);
    }

    private void judge(
            Campaign campaign,
            ShopperSpend sum,
            List<OrderType> bookings,
            Instant at,
            String shopper,
            Collector<Triggered> out)
            throws Exception {
        CampaignTerms terms = new CampaignTerms(campaign);
        if (!terms.areInForceAt(at)) {
            return;
        }
        SpendTier tier = SpendTier.of(campaign);
        String tierOfCampaign =
                JoinedKey.of(campaign.campaignId(), terms.isRehearsal() ? tier.name() + " rehearsed" : tier.name());
        if (tier.isReached(sum, bookings, reached.contains(tierOfCampaign))) {
            reached.put(tierOfCampaign, true);
            out.collect(new Triggered(campaign, tier.occasion(shopper, at)));
        }
    }
}
