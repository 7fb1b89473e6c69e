/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.waiting.WaitingChunk;
import dev.freshet.ecommerce.campaign.decision.CampaignDecision;
import dev.freshet.ecommerce.campaign.decision.CampaignSpending;
import dev.freshet.ecommerce.campaign.decision.CapMemory;
import dev.freshet.ecommerce.campaign.item.AvailabilityChange;
import dev.freshet.ecommerce.campaign.item.ItemPrice;
import dev.freshet.ecommerce.campaign.item.ItemStock;
import dev.freshet.ecommerce.campaign.item.KnownItem;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.campaign.shopper.CartTransfer;
import dev.freshet.ecommerce.campaign.shopper.CartVersion;
import dev.freshet.ecommerce.campaign.shopper.CartedItem;
import dev.freshet.ecommerce.campaign.shopper.ItemViewed;
import dev.freshet.ecommerce.campaign.shopper.ShopperSpend;
import dev.freshet.ecommerce.campaign.shopper.Shopping;
import dev.freshet.ecommerce.campaign.shopper.VisitorCart;
import dev.freshet.ecommerce.campaign.shopper.VisitorNews;
import dev.freshet.ecommerce.catalog.CategoryQuestion;
import dev.freshet.ecommerce.catalog.EventKey;
import dev.freshet.ecommerce.catalog.ItemShard;
import dev.freshet.ecommerce.funnel.FunnelCell;
import dev.freshet.ecommerce.funnel.FunnelWindow;
import dev.freshet.ecommerce.funnel.StartHour;
import dev.freshet.ecommerce.funnel.StepAt;
import dev.freshet.ecommerce.funnel.StepBorders;
import dev.freshet.ecommerce.funnel.StepTimers;
import dev.freshet.ecommerce.identity.LinkedVisitor;
import dev.freshet.ecommerce.metrics.Family;
import dev.freshet.ecommerce.metrics.MetricsCell;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.metrics.Subject;
import dev.freshet.ecommerce.orders.BookedEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.stock.ItemAtLocation;
import dev.freshet.ecommerce.stock.ReorderVersion;
import dev.freshet.ecommerce.stock.Reservation;
import dev.freshet.ecommerce.stock.ReservationKey;
import dev.freshet.ecommerce.stock.StockEffects;
import dev.freshet.ecommerce.stock.StockLedger;
import dev.freshet.ecommerce.stock.StockPage;
import dev.freshet.ecommerce.together.BasketCounts;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.OrderTotals;
import dev.freshet.ecommerce.trending.CategoryAttention;
import dev.freshet.ecommerce.trending.ShopperDay;
import dev.freshet.ecommerce.trending.ShopperItemKey;
import dev.freshet.ecommerce.trending.TrendingRow;
import dev.freshet.testkit.pin.ChainPins;
import dev.freshet.testkit.pin.KeyTypes;
import dev.freshet.testkit.pin.PojoTypes;
import dev.freshet.testkit.pin.StateFields;
import dev.freshet.testkit.pin.UidPins;
import java.util.Arrays;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a savepoint of the job relies on, read from the graph that is submitted: source and sink are the real ones. */
class StatePinsTest {

    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());

    @BeforeEach
    void buildTheJob() {
        JobLaunch.in(environment, EcommerceJob.DEFINITION, JobLaunch.options(EcommerceJob.DEFINITION));
    }

    @Test
    void everyOperatorHasThePinnedUidAndTheMaxParallelismIsExplicit() {
        UidPins.assertPinned(environment, StatePinsTest.class, "uids.txt");
    }

    @Test
    void recordsAreSentBetweenTasksOnlyWhereAShuffleNeedsIt() {
        ChainPins.assertPinned(environment, StatePinsTest.class, "chains.txt");
    }

    @Test
    void nothingBetweenOperatorsFallsToKryo() {
        PojoTypes.assertEdges(environment);
    }

    @Test
    void keysHashTheSameInEveryProcess() {
        KeyTypes.assertKeys(environment);
    }

    /** A hash that followed the process or the JDK would send one key to two subtasks, or miss its state after a restore. */
    @Test
    void keysOfSeveralPartsHashByTheirTextsAndNumbersAlone() {
        Subject subject = new Subject("ITEM", "mug");
        Family family = new Family(subject, "HOUR", 7, 11, 3);
        EventKey event = new EventKey("anna", "e-1", 13);

        assertThat(subject.hashCode()).isEqualTo(hash("ITEM".hashCode(), "mug".hashCode()));
        assertThat(family.hashCode()).isEqualTo(hash(subject.hashCode(), "HOUR".hashCode(), 7, 11, 3));
        assertThat(event.hashCode()).isEqualTo(hash("anna".hashCode(), "e-1".hashCode(), 13));
        assertThat(new ShopperItemKey("anna", "mug").hashCode()).isEqualTo(hash("anna".hashCode(), "mug".hashCode()));
        assertThat(new FunnelWindow("HOUR", 7).hashCode()).isEqualTo(hash("HOUR".hashCode(), 7));
        assertThat(new ItemAtLocation("mug", "berlin").hashCode())
                .isEqualTo(hash("mug".hashCode(), "berlin".hashCode()));
        assertThat(new ReservationKey("mug", "berlin", "r-1").hashCode())
                .isEqualTo(hash("mug".hashCode(), "berlin".hashCode(), "r-1".hashCode()));
        assertThat(new ItemShard("mug", 5).hashCode()).isEqualTo(hash("mug".hashCode(), 5));
    }

    private static int hash(int... parts) {
        return Arrays.stream(parts).reduce(0, (sum, part) -> 31 * sum + part);
    }

    @Test
    void stateHasThePinnedFields() {
        StateFields.assertPinned(
                StatePinsTest.class,
                "state-fields.txt",
                // events-entry and inventory-entry keep texts and longs only.
                // catalog-lookup: waiting-questions, beside texts by instant; its key
                CategoryQuestion.class,
                WaitingChunk.class,
                ItemShard.class,
                // category-assembly: incomplete-event, beside texts and a count; its key
                ShopEvent.class,
                EventKey.class,
                // identity: linked-visitor, waiting-events, recent-orders and unknown-steps, beside texts by instant
                LinkedVisitor.class,
                VisitorStep.class,
                ShopperAnswer.class,
                // orders: purchase, refunds and aside, beside an instant
                BookedEvent.class,
                // campaigns-lifecycle, shopper-triggers and spend-triggers: documents-in-force, beside marks
                Campaign.class,
                // visitor-carts: waiting-news and visitor-cart, beside an instant
                VisitorNews.class,
                VisitorCart.class,
                // shopper-triggers: shopping and waiting-transfers, beside events and instants
                Shopping.class,
                CartTransfer.class,
                // spend-triggers: waiting-changes and spend, beside texts and instants
                OrderChange.class,
                ShopperSpend.class,
                // campaign-contest: waiting-candidates and caps
                Triggered.class,
                CapMemory.class,
                // campaign-budget: waiting-actions and spending, beside an instant
                CampaignDecision.class,
                CampaignSpending.class,
                // price-watch: waiting-carts, waiting-prices and current-price, beside lines of carts; its key
                CartedItem.class,
                ItemPrice.class,
                ItemAudience.class,
                // availability: item-stock
                ItemStock.class,
                // back-in-stock: waiting-views and waiting-changes, beside instants
                ItemViewed.class,
                AvailabilityChange.class,
                // cross-sell: waiting-carts and known-items
                CartVersion.class,
                KnownItem.class,
                // metrics-windows: minutes, hours, days; its key
                MetricsCell.class,
                Subject.class,
                // funnel-shoppers: steps, received, given-away, hours and borders
                StepAt.class,
                StartHour.class,
                StepBorders.class,
                StepTimers.class,
                // funnel-rows: window; its key
                FunnelCell.class,
                FunnelWindow.class,
                // trending-cap: days; its key
                ShopperDay.class,
                ShopperItemKey.class,
                // trending: waiting, items and published, beside numbers
                CategoryAttention.class,
                TrendingRow.class,
                // bought-together-totals keeps numbers only.
                // bought-together: waiting, published and order-totals, beside numbers by text
                BasketCounts.class,
                BoughtTogetherRow.class,
                OrderTotals.class,
                // metrics-rates: parent, waiting, published; its key
                ProductMetrics.class,
                Family.class,
                // stock-reservations: reservation; its key
                Reservation.class,
                ReservationKey.class,
                // stock: stock-ledgers, waiting-effects and reorder-versions, beside texts and instants
                StockLedger.class,
                StockEffects.class,
                ReorderVersion.class,
                // stock-rows: stock-page; its key
                StockPage.class,
                ItemAtLocation.class);
    }
}
