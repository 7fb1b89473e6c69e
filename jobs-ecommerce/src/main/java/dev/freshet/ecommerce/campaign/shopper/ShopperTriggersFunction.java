/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.CampaignsByTrigger;
import dev.freshet.ecommerce.campaign.model.Triggered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Watches one shopper in the order of event time. An event waits until the watermark passes it; one behind the watermark is
 * applied at once, and changes nothing that was told. What a sign-in does to the cart waits in any case, for the first instant that
 * is not decided yet.
 *
 * <p>A shopper is woken by what was in force at the newest event or awakening. A campaign that is new, or waits less than before,
 * so finds a cart that waits already when something happens in it, or when another campaign or its forgetting wakes it.
 *
 * <p>Those who watch the items are told too: in {@link #CARTED} what changes in the cart; and where a campaign asks for it, in {@link
 * #VIEWED} each view, and in {@link #VERSIONS} each version of the cart.
 */
public final class ShopperTriggersFunction
        extends KeyedBroadcastProcessFunction<String, ShopperNews, Change<Campaign>, Triggered>
        implements CheckpointedFunction {

    public static final OutputTag<CartedItem> CARTED = new OutputTag<>("carted-items", Types.POJO(CartedItem.class));

    public static final OutputTag<ItemViewed> VIEWED = new OutputTag<>("viewed-items", Types.POJO(ItemViewed.class));

    public static final OutputTag<CartVersion> VERSIONS =
            new OutputTag<>("cart-versions", Types.POJO(CartVersion.class));

    static final String EXCESS_REMOVALS = "excessCartRemovals";
    static final String REFUSED_LINES = "refusedCartLines";

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<Campaign> initial;
    private final CampaignSettings settings;

    private transient DocumentsInForce<Campaign> inForce;
    private transient CampaignsByTrigger campaigns;

    /** Events by their time; cleared when the watermark gets there. Bounded by a shopper's events within the out-of-orderness. */
    private transient WaitingState<ShopEvent> waiting;

    /** What sign-ins do to the cart, by its time; cleared when the watermark gets there. Bounded by the sign-ins within the out-of-orderness. */
    private transient WaitingState<CartTransfer> waitingTransfers;

    /** Cart, views and judgements; cleared when there is neither cart nor views. Bounded by the limits of both. */
    private transient ValueState<Shopping> shopping;

    /** Time of the next awakening, epoch milliseconds: that of a timer. One per shopper of whom something is kept. */
    private transient ValueState<Long> wakesAt;

    private transient Counter excessRemovals;
    private transient Counter refusedLines;

    public ShopperTriggersFunction(InitialDocuments<Campaign> initial, CampaignSettings settings) {
        this.initial = initial;
        this.settings = settings;
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
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-events", Types.POJO(ShopEvent.class));
        waitingTransfers = new WaitingState<>(getRuntimeContext(), "waiting-transfers", Types.POJO(CartTransfer.class));
        shopping = getRuntimeContext().getState(new ValueStateDescriptor<>("shopping", Types.POJO(Shopping.class)));
        wakesAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wakes-at", Types.LONG));
        excessRemovals = getRuntimeContext().getMetricGroup().counter(EXCESS_REMOVALS);
        refusedLines = getRuntimeContext().getMetricGroup().counter(REFUSED_LINES);
    }

    @Override
    public void processBroadcastElement(Change<Campaign> change, Context context, Collector<Triggered> out)
            throws Exception {
        inForce.apply(change);
        campaigns = CampaignsByTrigger.of(inForce.all());
    }

    @Override
    public void processElement(ShopperNews news, ReadOnlyContext context, Collector<Triggered> out) throws Exception {
        if (news.transfer() != null) {
            waits(news.transfer(), context.timerService());
            return;
        }
        ShopEvent event = Objects.requireNonNull(news.event());
        if (event.eventName() == EventName.VIEW_ITEM && campaigns.hasAnyOn(CampaignTrigger.BACK_IN_STOCK)) {
            ItemViewed.of(news.shopper(), event).forEach(viewed -> context.output(VIEWED, viewed));
        }
        if (event.eventName() == EventName.VIEW_ITEM && nobodyCountsViews()) {
            return;
        }
        long time = event.eventTime().toEpochMilli();
        long watermark = context.timerService().currentWatermark();
        if (time <= watermark) {
            // Of the cart the others have been told what held until the watermark; this holds from there on.
            watch(List.of(news), time, watermark, news.shopper(), context, out);
        } else if (waiting.add(time, event)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    private void waits(CartTransfer told, TimerService timers) throws Exception {
        CartTransfer transfer = told.behind(timers.currentWatermark());
        long time = transfer.at().toEpochMilli();
        if (waitingTransfers.add(time, transfer)) {
            timers.registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Triggered> out) throws Exception {
        String shopper = context.getCurrentKey();
        List<ShopperNews> news = new ArrayList<>();
        waitingTransfers.take(now).forEach(transfer -> news.add(ShopperNews.of(shopper, transfer)));
        waiting.take(now).forEach(event -> news.add(ShopperNews.of(shopper, event)));
        Long due = wakesAt.value();
        if (!news.isEmpty() || (due != null && due <= now)) {
            watch(news, now, now, shopper, context, out);
        }
    }

    /** Most events are views, and most shops ask for none: then they cost no state. */
    private boolean nobodyCountsViews() {
        return !campaigns.hasAnyOn(CampaignTrigger.BROWSE_INTENT);
    }

    /**
     * Applies what happened at one instant, and lets its time pass.
     *
     * @param now the instant, epoch milliseconds
     * @param toldAt as of when others are told what has changed in the cart
     */
    private void watch(
            List<ShopperNews> news,
            long now,
            long toldAt,
            String shopper,
            ReadOnlyContext context,
            Collector<Triggered> out)
            throws Exception {
        Shopping stored = shopping.value();
        Shopping known = stored == null ? Shopping.nothing() : stored;
        ShopperWatch watch = new ShopperWatch(shopper, known, campaigns, settings);
        news.stream().sorted(ShopperNews.ORDER).forEach(watch::happens);
        watch.timePasses(Instant.ofEpochMilli(now), EndOfInput.reached(context.timerService()));
        watch.triggered().forEach(out::collect);
        tell(shopper, known.cart(), watch.shopping().cart(), Instant.ofEpochMilli(toldAt), context);
        excessRemovals.inc(watch.excessRemovals());
        refusedLines.inc(watch.refusedLines());
        keep(watch, now, context.timerService());
    }

    /** How many lines this subtask saw that took out more than was in the cart. */
    long excessRemovals() {
        return excessRemovals.getCount();
    }

    private void tell(String shopper, Cart before, Cart cart, Instant at, ReadOnlyContext context) {
        CartedItem.between(before, cart, shopper, at).forEach(carted -> context.output(CARTED, carted));
        boolean isNewVersion = !cart.isEmpty() && cart.version() != before.version();
        if (isNewVersion && campaigns.hasAnyOn(CampaignTrigger.CROSS_SELL)) {
            context.output(VERSIONS, new CartVersion(shopper, cart, at));
        }
    }

    private void keep(ShopperWatch watch, long now, TimerService timers) throws Exception {
        boolean over = EndOfInput.reached(timers) && waiting.isEmpty() && waitingTransfers.isEmpty();
        Instant next = watch.wakesAt();
        if (over || next == null) {
            shopping.clear();
            wakesAt.clear();
            return;
        }
        shopping.update(watch.shopping());
        Long pending = wakesAt.value();
        if (!EndOfInput.reached(timers) && (pending == null || pending <= now || next.toEpochMilli() < pending)) {
            timers.registerEventTimeTimer(next.toEpochMilli());
            wakesAt.update(next.toEpochMilli());
        }
    }
}
