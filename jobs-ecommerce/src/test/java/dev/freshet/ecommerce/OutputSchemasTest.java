/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.metrics.Dimension;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.stock.Movement;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.schema.SchemaCheck;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the whole pipeline makes of a varied shop is valid by the schemas that consumers get. */
class OutputSchemasTest {

    private static final Logger LOG = LoggerFactory.getLogger(OutputSchemasTest.class);

    /** Alone each keeps within the contract of events, together they are beyond it. */
    private static final String LARGE = "999999999999999999.99";

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void holdForEveryRowAndLateRecord() throws Exception {
        long seed = Long.getLong("freshet.seed", new Random().nextLong());
        LOG.info("seed {}", seed);
        ShuffledShop shop = new ShuffledShop(seed);
        ShopRun run = ShopRun.of(
                        MiniClusterFixture.shared().run(RunSettings.DEFAULT.withParallelism(1)),
                        andALateOne(unusualOrders(largeOrders(shop.shuffledWithinLateness()))),
                        andALateMovement(shop.inventoryShuffledWithinLateness()),
                        ShuffledShop.catalog())
                .executed();

        assertVaried(run.orders().values(), run.metrics().values());
        assertThat(run.trending().values()).anyMatch(row -> row.items().size() > 1);
        assertThat(run.boughtTogether().values()).anyMatch(row -> !row.items().isEmpty());
        assertThat(run.funnel().values())
                .extracting(FunnelRow::granularity)
                .contains(Granularity.HOUR, Granularity.DAY);
        assertThat(run.late().values()).extracting(ShopEvent::eventId).contains("too-late");
        assertValid(EcommerceTopics.ORDERS, run.orders().values());
        assertValid(EcommerceTopics.PRODUCT_METRICS, run.metrics().values());
        assertValid(EcommerceTopics.FUNNEL, run.funnel().values());
        assertValid(EcommerceTopics.TRENDING, run.trending().values());
        assertValid(EcommerceTopics.BOUGHT_TOGETHER, run.boughtTogether().values());
        assertValid(EcommerceTopics.EVENTS, run.late().values());
        assertThat(run.stock().values())
                .anyMatch(row -> row.salesPerDay() == null)
                .anyMatch(row -> row.salesPerDay() != null)
                .anyMatch(row -> row.available() < 0);
        assertThat(run.alerts().values()).extracting(Alert::ruleId).contains("LOW_STOCK", "OUT_OF_STOCK", "OVERSOLD");
        assertThat(run.alerts().values()).extracting(Alert::status).contains(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(run.lateMovements().values())
                .extracting(InventoryMovement::eventId)
                .contains("too-late");
        assertValid(EcommerceTopics.STOCK, run.stock().values());
        assertValid(EcommerceTopics.ALERTS, run.alerts().values());
        assertValid(EcommerceTopics.INVENTORY, run.lateMovements().values());
    }

    private static <T> void assertValid(Topic<T> topic, List<T> values) throws RefusedException {
        SchemaCheck schema = new SchemaCheck(JsonSchema.of(topic));
        Codec<T> codec = topic.codec();
        for (T value : values) {
            byte[] json = codec.encode(value);
            assertThat(schema.problems(json)).as(new String(json, UTF_8)).isEmpty();
            assertThat(codec.encode(codec.decode(json)))
                    .as("what a consumer with our codec reads")
                    .isEqualTo(json);
        }
    }

    /** Nothing that a schema speaks of is missing, whatever the seed. */
    private static void assertVaried(List<OrderRow> orders, List<ProductMetrics> metrics) {
        assertThat(orders)
                .anyMatch(OrderRow::excess)
                .anyMatch(OrderRow::unmatched)
                .anyMatch(row -> row.status() == OrderStatus.SUPERSEDED)
                .anyMatch(row -> row.revision() > 1);
        assertThat(metrics)
                .anyMatch(row -> row.category() == null)
                .anyMatch(row -> row.category() != null)
                .anyMatch(row -> row.revenue().isEmpty())
                .anyMatch(row -> row.revenue().size() > 1)
                .anyMatch(row -> row.viewToCart().rate() == null)
                .anyMatch(row -> row.viewToCart().smoothedRate() != null)
                .anyMatch(row -> row.revenue().stream()
                        .anyMatch(money ->
                                money.gross().precision() - money.gross().scale() > 18));
        assertThat(metrics).extracting(ProductMetrics::dimension).contains(Dimension.values());
        assertThat(metrics).extracting(ProductMetrics::granularity).contains(Granularity.values());
    }

    private static Script<Decoded<ShopEvent>> largeOrders(Script<Decoded<ShopEvent>> events) {
        Script<Decoded<ShopEvent>> more = events;
        for (int order = 0; order < 3; order++) {
            ShopEvent purchase = Happening.of(EventName.PURCHASE, "large-" + order)
                    .at(NOON.toString())
                    .user("collector")
                    .transaction("large-" + order, "EUR")
                    .item("painting", "art", LARGE, 1, null)
                    .event();
            more = more.record(Decoded.accepted(purchase), NOON);
        }
        return more;
    }

    /** A purchase that an earlier one supersedes, too much given back, a refund of nothing, and two currencies in a minute. */
    private static Script<Decoded<ShopEvent>> unusualOrders(Script<Decoded<ShopEvent>> events) {
        Script<Decoded<ShopEvent>> more = events;
        for (ShopEvent order : List.of(
                order(EventName.PURCHASE, "second", "twice", NOON, 1),
                order(EventName.PURCHASE, "first", "twice", NOON.minusSeconds(60), 1),
                order(EventName.REFUND, "too-much", "twice", NOON, 2),
                order(EventName.REFUND, "of-nothing", "nothing", NOON, 1))) {
            more = more.record(Decoded.accepted(order), order.eventTime());
        }
        return more;
    }

    private static ShopEvent order(EventName name, String id, String transaction, Instant time, long units) {
        return Happening.of(name, id)
                .at(time.toString())
                .user("returner")
                .transaction(transaction, "USD")
                .item("mug", "kitchen", "4", units, null)
                .event();
    }

    private static Script<Decoded<InventoryMovement>> andALateMovement(Script<Decoded<InventoryMovement>> inventory) {
        InventoryMovement late =
                Movement.reserve("too-late", 1).at("06:00").until("07:00").event();
        return inventory.watermark(NOON).record(Decoded.accepted(late), late.eventTime());
    }

    private static Script<Decoded<ShopEvent>> andALateOne(Script<Decoded<ShopEvent>> events) {
        ShopEvent late = Happening.view("too-late")
                .at("06:00")
                .anonymous("visitor-9")
                .item("mug", null)
                .event();
        return events.watermark(NOON).record(Decoded.accepted(late), late.eventTime());
    }
}
