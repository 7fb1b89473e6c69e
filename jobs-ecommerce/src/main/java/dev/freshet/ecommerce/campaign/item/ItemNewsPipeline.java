/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.campaign.shopper.CartedItem;
import dev.freshet.ecommerce.campaign.shopper.ItemViewed;
import dev.freshet.ecommerce.campaign.shopper.ShopperTriggersFunction;
import dev.freshet.ecommerce.catalog.CatalogJoinOperator;
import dev.freshet.ecommerce.stock.StockBalance;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.ecommerce.together.CartQuestion;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What becomes of items, told to the shoppers whom it concerns.
 *
 * <pre>
 * what is in carts ───────── by item and part of its audience ─┐
 * catalog ── price-versions ─────────────── to all parts of it ┴ price-watch ───→ news
 *
 * views ──────────────────── by item and part of its audience ─┐
 * stock ── availability ── stock-time ─┬─── to all parts of it ┴ back-in-stock ─→ news
 *                events' time ──┘      └──────────────── to all ─┐
 * what goes with the items of a cart ──────────────── by shopper ┴ cross-sell ────→ news
 *
 * versions of carts ── cross-sell-questions ── what goes with the items of this cart?
 * </pre>
 *
 * <p>The catalog may hold time back while it is active and behind; so may stock, as far as {@link StockTimeOperator} lets it.
 */
public final class ItemNewsPipeline {

    static final String PRICE_VERSIONS = "price-versions";
    static final String PRICE_WATCH = "price-watch";
    static final String AVAILABILITY = "availability";
    static final String STOCK_TIME = "stock-time";
    static final String AUDIENCE_CHANGES = "audience-changes";
    static final String BACK_IN_STOCK = "back-in-stock";
    static final String CROSS_SELL_QUESTIONS = "cross-sell-questions";
    static final String CROSS_SELL = "cross-sell";

    private ItemNewsPipeline() {}

    /** What carts ask of the lists of what is bought together; the answers are among the inputs of {@link #build}. */
    public static DataStream<CartQuestion> questions(SingleOutputStreamOperator<Triggered> shoppers) {
        return named(
                CROSS_SELL_QUESTIONS,
                shoppers.getSideOutput(ShopperTriggersFunction.VERSIONS)
                        .flatMap(new CartQuestions())
                        .returns(CartQuestion.class));
    }

    /**
     * Watches items.
     *
     * @param shoppers whose side outputs tell what is in carts and what was looked at
     */
    public static DataStream<ItemNews> build(
            SingleOutputStreamOperator<Triggered> shoppers, ItemInputs items, CampaignSettings settings) {
        DataStream<AvailabilityChange> changes = changes(shoppers, items.stock(), settings.stockPatience());
        return prices(shoppers, items.catalog(), settings)
                .union(returns(shoppers, changes, settings), crossSell(items.boughtTogether(), changes, settings));
    }

    private static DataStream<ItemNews> prices(
            SingleOutputStreamOperator<Triggered> shoppers,
            DataStream<Change<CatalogItem>> catalog,
            CampaignSettings settings) {
        DataStream<PriceVersion> prices =
                named(PRICE_VERSIONS, catalog.flatMap(new PriceVersions()).returns(PriceVersion.class));
        return named(
                PRICE_WATCH,
                shoppers.getSideOutput(ShopperTriggersFunction.CARTED)
                        .keyBy(CartedItem::audience, Types.POJO(ItemAudience.class))
                        .connect(prices.keyBy(PriceVersion::audience, Types.POJO(ItemAudience.class)))
                        .transform(
                                PRICE_WATCH,
                                Types.POJO(ItemNews.class),
                                new CatalogJoinOperator<>(new PriceWatchFunction(settings))));
    }

    private static DataStream<ItemNews> returns(
            SingleOutputStreamOperator<Triggered> shoppers,
            DataStream<AvailabilityChange> changes,
            CampaignSettings settings) {
        DataStream<AudienceNotice> toAll =
                named(AUDIENCE_CHANGES, changes.flatMap(new AudienceNotices()).returns(AudienceNotice.class));
        return named(
                BACK_IN_STOCK,
                shoppers.getSideOutput(ShopperTriggersFunction.VIEWED)
                        .keyBy(ItemViewed::audience, Types.POJO(ItemAudience.class))
                        .connect(toAll.keyBy(AudienceNotice::audience, Types.POJO(ItemAudience.class)))
                        .process(new BackInStockFunction(settings), Types.POJO(ItemNews.class)));
    }

    private static DataStream<ItemNews> crossSell(
            DataStream<CartAnswer> answers, DataStream<AvailabilityChange> changes, CampaignSettings settings) {
        return named(
                CROSS_SELL,
                answers.keyBy(answer -> answer.question().shopper(), Types.STRING)
                        .connect(changes.broadcast(CrossSellFunction.STOCK))
                        .process(new CrossSellFunction(settings), Types.POJO(ItemNews.class)));
    }

    /** What the shoppers' function sets off is seldom, and brings its time. */
    private static DataStream<AvailabilityChange> changes(
            DataStream<Triggered> eventsTime, DataStream<StockBalance> stock, Duration patience) {
        DataStream<AvailabilityChange> changes = named(
                AVAILABILITY,
                stock.keyBy(StockBalance::itemId, Types.STRING)
                        .process(new AvailabilityFunction(), Types.POJO(AvailabilityChange.class)));
        return named(
                STOCK_TIME,
                changes.connect(eventsTime)
                        .transform(
                                STOCK_TIME, Types.POJO(AvailabilityChange.class), new StockTimeOperator<>(patience)));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
