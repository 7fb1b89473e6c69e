/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.InterestLimit;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import dev.freshet.ecommerce.campaign.shopper.CartedItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells the shoppers in whose cart an item is when its price falls below what they saw, in the order of event time; of one part of
 * the item's audience.
 *
 * <p>Carts and prices wait until the watermark, the older of the events' and the catalog's, has passed them. Of one instant carts
 * come first. A cart that comes behind it counts from then on; a price that does is told to those who had the item before it, unless
 * a newer one holds already.
 */
final class PriceWatchFunction extends KeyedCoProcessFunction<ItemAudience, CartedItem, PriceVersion, ItemNews> {

    private static final long serialVersionUID = 1L;

    private final InterestLimit limit;

    /**
     * Who has the item in the cart, by shopper; cleared when the cart says so, and at the end of the input. Bounded by the limit.
     */
    private transient Audience<CartLine> carts;

    /** The price that holds; one per part of an item with a price, kept until the catalog takes it back. */
    private transient ValueState<ItemPrice> current;

    /** Carts by their time; cleared when the watermark gets there. Bounded by changes of carts ahead of the watermark. */
    private transient WaitingState<CartedItem> waitingCarts;

    /** Prices by their time; cleared when the watermark gets there. Bounded by versions of the item ahead of the watermark. */
    private transient WaitingState<ItemPrice> waitingPrices;

    private transient Counter turnedAway;

    PriceWatchFunction(CampaignSettings settings) {
        this.limit = settings.interestLimit();
    }

    @Override
    public void open(OpenContext context) {
        carts = new Audience<>(getRuntimeContext(), "carts", Types.POJO(CartLine.class), limit);
        current =
                getRuntimeContext().getState(new ValueStateDescriptor<>("current-price", Types.POJO(ItemPrice.class)));
        waitingCarts = new WaitingState<>(getRuntimeContext(), "waiting-carts", Types.POJO(CartedItem.class));
        waitingPrices = new WaitingState<>(getRuntimeContext(), "waiting-prices", Types.POJO(ItemPrice.class));
        turnedAway = getRuntimeContext().getMetricGroup().counter(Audience.TURNED_AWAY);
    }

    @Override
    public void processElement1(CartedItem carted, Context context, Collector<ItemNews> out) throws Exception {
        long time = carted.at().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            follow(carted, context);
        } else if (waitingCarts.add(time, carted)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void processElement2(PriceVersion version, Context context, Collector<ItemNews> out) throws Exception {
        long time = version.price().since().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            begin(version.price(), out);
        } else if (waitingPrices.add(time, version.price())) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ItemNews> out) throws Exception {
        for (CartedItem carted : waitingCarts.take(now)) {
            follow(carted, context);
        }
        List<ItemPrice> prices = waitingPrices.take(now);
        for (ItemPrice price :
                prices.stream().sorted(Comparator.comparing(ItemPrice::since)).toList()) {
            begin(price, out);
        }
        if (now == Audience.AT_THE_END) {
            carts.clear();
        }
    }

    private void follow(CartedItem carted, Context context) throws Exception {
        CartLine line = carted.line();
        if (line == null) {
            carts.leaves(carted.shopper(), context.timerService());
        } else if (!carts.joins(carted.shopper(), line, context.timerService())) {
            turnedAway.inc();
        }
    }

    private void begin(ItemPrice price, Collector<ItemNews> out) throws Exception {
        ItemPrice before = current.value();
        if (before != null && price.since().isBefore(before.since())) {
            return;
        }
        for (Map.Entry<String, CartLine> cart : carts.entries()) {
            CartLine line = cart.getValue();
            if (price.isBelow(line) && !putAfter(line, price.since())) {
                out.collect(ItemNews.of(cart.getKey(), new PriceChange(line, before, price)));
            }
        }
        if (price.price() == null) {
            current.clear();
        } else {
            current.update(price);
        }
    }

    /** In milliseconds, as instants are ordered here. */
    private static boolean putAfter(CartLine line, Instant since) {
        return line.putAt().toEpochMilli() > since.toEpochMilli();
    }
}
