/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.ecommerce.together.CartQuestion;
import dev.freshet.ecommerce.together.Companion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts together what goes with each version of a shopper's cart, of what is in stock. Answers wait until the watermark, the older of
 * the lists' and the stock's, has passed their cart, and count with the stock of its time. What is told as of the watermark waits for
 * the last of its answers alone.
 */
final class CrossSellFunction extends KeyedBroadcastProcessFunction<String, CartAnswer, AvailabilityChange, ItemNews> {

    /**
     * Stock by item, on the heap of every subtask: one entry for each item that ever moved. Kept for good; of one item the newest
     * change of the past, and those ahead of the watermark.
     */
    static final MapStateDescriptor<String, KnownStock> STOCK =
            new MapStateDescriptor<>("known-stock", Types.STRING, Types.POJO(KnownStock.class));

    private static final long serialVersionUID = 1L;

    private final CrossSell crossSell;

    /** Answers by the time of their cart; cleared when all have come and the watermark too. Bounded by carts ahead of it. */
    private transient WaitingState<CartAnswer> waiting;

    CrossSellFunction(CampaignSettings settings) {
        this.crossSell = new CrossSell(settings.crossSellLength());
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-answers", Types.POJO(CartAnswer.class));
    }

    @Override
    public void processBroadcastElement(AvailabilityChange change, Context context, Collector<ItemNews> out)
            throws Exception {
        KnownStock known = context.getBroadcastState(STOCK).get(change.itemId());
        context.getBroadcastState(STOCK)
                .put(
                        change.itemId(),
                        (known == null ? KnownStock.unknown() : known)
                                .after(change, Instant.ofEpochMilli(context.currentWatermark())));
    }

    @Override
    public void processElement(CartAnswer answer, ReadOnlyContext context, Collector<ItemNews> out) throws Exception {
        long time = answer.question().at().toEpochMilli();
        waiting.add(time, answer);
        if (time <= context.currentWatermark()) {
            suggest(time, context, out);
        } else {
            // Not for the first alone: right after a restore, time may be behind what waits for the last of its
            // answers.
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ItemNews> out) throws Exception {
        suggest(now, context, out);
    }

    private void suggest(long time, ReadOnlyContext context, Collector<ItemNews> out) throws Exception {
        ReadOnlyBroadcastState<String, KnownStock> stock = context.getBroadcastState(STOCK);
        for (List<CartAnswer> answers : byCart(waiting.take(time))) {
            CartQuestion asked = answers.get(0).question();
            if (answers.size() < asked.items()) {
                for (CartAnswer answer : answers) {
                    waiting.add(time, answer);
                }
                continue;
            }
            List<String> suggestions = crossSell.suggestions(answers, inStock(answers, asked.at(), stock)::contains);
            if (!suggestions.isEmpty()) {
                out.collect(ItemNews.of(CrossSell.occasion(asked, suggestions)));
            }
        }
    }

    private static Collection<List<CartAnswer>> byCart(List<CartAnswer> answers) {
        Map<String, List<CartAnswer>> byCart = new LinkedHashMap<>();
        for (CartAnswer answer : answers) {
            byCart.computeIfAbsent(answer.question().cart(), unused -> new ArrayList<>())
                    .add(answer);
        }
        return byCart.values();
    }

    private static Set<String> inStock(
            List<CartAnswer> answers, Instant at, ReadOnlyBroadcastState<String, KnownStock> stock) throws Exception {
        Set<String> inStock = new HashSet<>();
        for (CartAnswer answer : answers) {
            for (Companion companion : answer.companions()) {
                KnownStock known = stock.get(companion.itemId());
                if (known != null && known.isInStockAsOf(at)) {
                    inStock.add(companion.itemId());
                }
            }
        }
        return inStock;
    }
}
