/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import dev.freshet.ecommerce.campaign.shopper.CartVersion;
import dev.freshet.ecommerce.together.PairedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Looks up what goes with each version of a shopper's cart. Carts wait until the watermark, the oldest of events, lists and stock, has
 * passed them, and are then answered by the lists and the stock of their own time.
 */
final class CrossSellFunction extends KeyedBroadcastProcessFunction<String, CartVersion, ItemFact, ItemNews> {

    /**
     * Lists and stock by item, on the heap of every subtask: one entry for each item that has a list, or is in stock or was.
     * Each is kept for good; of one item the newest list and stock of the past, and those ahead of the watermark.
     */
    static final MapStateDescriptor<String, KnownItem> ITEMS =
            new MapStateDescriptor<>("known-items", Types.STRING, Types.POJO(KnownItem.class));

    private static final long serialVersionUID = 1L;

    private final CrossSell crossSell;

    /** Carts by their time; cleared when the watermark gets there. Bounded by changes of the cart ahead of the watermark. */
    private transient WaitingState<CartVersion> waiting;

    CrossSellFunction(CampaignSettings settings) {
        this.crossSell = new CrossSell(settings.crossSellLength());
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-carts", Types.POJO(CartVersion.class));
    }

    @Override
    public void processBroadcastElement(ItemFact fact, Context context, Collector<ItemNews> out) throws Exception {
        KnownItem known = context.getBroadcastState(ITEMS).get(fact.itemId());
        context.getBroadcastState(ITEMS)
                .put(
                        fact.itemId(),
                        (known == null ? KnownItem.nothing() : known)
                                .after(fact, Instant.ofEpochMilli(context.currentWatermark())));
    }

    @Override
    public void processElement(CartVersion version, ReadOnlyContext context, Collector<ItemNews> out) throws Exception {
        long time = version.at().toEpochMilli();
        if (time <= context.currentWatermark()) {
            suggest(version, context, out);
        } else if (waiting.add(time, version)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ItemNews> out) throws Exception {
        for (CartVersion version : waiting.take(now)) {
            suggest(version, context, out);
        }
    }

    private void suggest(CartVersion version, ReadOnlyContext context, Collector<ItemNews> out) throws Exception {
        ReadOnlyBroadcastState<String, KnownItem> items = context.getBroadcastState(ITEMS);
        List<List<PairedItem>> lists = new ArrayList<>();
        for (CartLine line : version.cart().lines()) {
            lists.add(known(line.itemId(), items).boughtTogetherAsOf(version.at()));
        }
        Set<String> inStock = new HashSet<>();
        for (List<PairedItem> list : lists) {
            for (PairedItem pair : list) {
                if (known(pair.itemId(), items).isInStockAsOf(version.at())) {
                    inStock.add(pair.itemId());
                }
            }
        }
        List<String> suggestions = crossSell.suggestions(version.cart(), lists, inStock::contains);
        if (!suggestions.isEmpty()) {
            out.collect(ItemNews.of(CrossSell.occasion(version.shopper(), version.cart(), version.at(), suggestions)));
        }
    }

    private static KnownItem known(String itemId, ReadOnlyBroadcastState<String, KnownItem> items) throws Exception {
        KnownItem known = items.get(itemId);
        return known == null ? KnownItem.nothing() : known;
    }
}
