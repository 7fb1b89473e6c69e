/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.InterestLimit;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.shopper.ItemViewed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers who looked at an item while it was sold out, and tells them once when it is back; of one part of the item's audience.
 *
 * <p>Views and stock wait until the watermark, the older of both, has passed them. Of one instant views come first. A view that comes
 * behind it counts if the item was sold out then and still is; a change that does holds from then on.
 */
final class BackInStockFunction extends KeyedCoProcessFunction<ItemAudience, ItemViewed, AudienceNotice, ItemNews> {

    private static final long serialVersionUID = 1L;

    private final InterestLimit limit;
    private final long memory;

    /**
     * Since when each shopper waits, epoch milliseconds; cleared when the item is back, for who has waited for the memory, and at the
     * end of the input. Bounded by the limit.
     */
    private transient Audience<Long> watchers;

    /** Since when the item is sold out, epoch milliseconds; cleared when it is back. One per part of an item that is sold out. */
    private transient ValueState<Long> soldOutSince;

    /** When the next shopper has waited long enough, epoch milliseconds: the time of a timer. Cleared with the last of them. */
    private transient ValueState<Long> forgetsAt;

    /** Views by their time; cleared when the watermark gets there. Bounded by views of the item ahead of the watermark. */
    private transient WaitingState<ItemViewed> waitingViews;

    /** Changes by their time; cleared when the watermark gets there. Bounded by changes of the item ahead of the watermark. */
    private transient WaitingState<AvailabilityChange> waitingChanges;

    private transient Counter turnedAway;

    BackInStockFunction(CampaignSettings settings) {
        this.limit = settings.interestLimit();
        this.memory = settings.interestMemory().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        watchers = new Audience<>(getRuntimeContext(), "watchers", Types.LONG, limit);
        soldOutSince = getRuntimeContext().getState(new ValueStateDescriptor<>("sold-out-since", Types.LONG));
        forgetsAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forgets-at", Types.LONG));
        waitingViews = new WaitingState<>(getRuntimeContext(), "waiting-views", Types.POJO(ItemViewed.class));
        waitingChanges =
                new WaitingState<>(getRuntimeContext(), "waiting-changes", Types.POJO(AvailabilityChange.class));
        turnedAway = getRuntimeContext().getMetricGroup().counter(Audience.TURNED_AWAY);
    }

    @Override
    public void processElement1(ItemViewed viewed, Context context, Collector<ItemNews> out) throws Exception {
        long time = viewed.at().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            look(viewed, context.timerService());
        } else if (waitingViews.add(time, viewed)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void processElement2(AudienceNotice arrived, Context context, Collector<ItemNews> out) throws Exception {
        long time = arrived.change().at().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            change(arrived.change(), context.timerService(), out);
        } else if (waitingChanges.add(time, arrived.change())) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ItemNews> out) throws Exception {
        for (ItemViewed viewed : waitingViews.take(now)) {
            look(viewed, context.timerService());
        }
        for (AvailabilityChange change : waitingChanges.take(now)) {
            change(change, context.timerService(), out);
        }
        forget(now, context.timerService());
    }

    private void look(ItemViewed viewed, TimerService timers) throws Exception {
        Long soldOut = soldOutSince.value();
        long at = viewed.at().toEpochMilli();
        if (soldOut == null || at <= soldOut || watchers.contains(viewed.shopper())) {
            return;
        }
        if (!watchers.joins(viewed.shopper(), at, timers)) {
            turnedAway.inc();
            return;
        }
        Long due = forgetsAt.value();
        if (due == null || at + memory < due) {
            wakeAt(at + memory, timers);
        }
    }

    private void change(AvailabilityChange change, TimerService timers, Collector<ItemNews> out) throws Exception {
        if (!change.inStock()) {
            soldOutSince.update(change.at().toEpochMilli());
            return;
        }
        soldOutSince.clear();
        for (Map.Entry<String, Long> watcher : watchers.entries()) {
            Instant since = Instant.ofEpochMilli(watcher.getValue());
            out.collect(ItemNews.of(BackInStock.occasion(change.itemId(), watcher.getKey(), since, change.at())));
        }
        watchers.dissolve(timers);
        wakeAt(Long.MAX_VALUE, timers);
    }

    private void forget(long now, TimerService timers) throws Exception {
        if (now == Audience.AT_THE_END) {
            watchers.clear();
            forgetsAt.clear();
        }
        Long due = forgetsAt.value();
        if (due == null || due > now) {
            return;
        }
        List<String> forgotten = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (Map.Entry<String, Long> watcher : watchers.entries()) {
            if (watcher.getValue() + memory <= now) {
                forgotten.add(watcher.getKey());
            } else {
                next = Math.min(next, watcher.getValue() + memory);
            }
        }
        for (String shopper : forgotten) {
            watchers.leaves(shopper, timers);
        }
        wakeAt(next, timers);
    }

    /** One timer at most, so that none is left when nobody waits. */
    private void wakeAt(long next, TimerService timers) throws Exception {
        Long before = forgetsAt.value();
        if (before != null) {
            timers.deleteEventTimeTimer(before);
        }
        if (next == Long.MAX_VALUE) {
            forgetsAt.clear();
        } else {
            forgetsAt.update(next);
            timers.registerEventTimeTimer(next);
        }
    }
}
