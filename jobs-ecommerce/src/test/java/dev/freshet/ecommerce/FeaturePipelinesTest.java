/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.catalog.CatalogPipeline;
import dev.freshet.ecommerce.identity.IdentityOutputs;
import dev.freshet.ecommerce.identity.IdentityPipeline;
import dev.freshet.ecommerce.identity.IdentitySettings;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrdersOutputs;
import dev.freshet.ecommerce.orders.OrdersPipeline;
import dev.freshet.ecommerce.orders.OrdersSettings;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Catalog, identity and orders one after the other on a cluster, without a type that falls to Kryo. */
final class FeaturePipelinesTest {

    private static final Duration LATENESS = Duration.ofHours(1);

    /** A morning of three shoppers; everything within an hour. */
    private static final List<ShopEvent> EVENTS = List.of(
            view("e-1").anonymous("v-1").at("10:00").item("mug", null).event(),
            view("e-2")
                    .anonymous("v-1")
                    .user("anna")
                    .at("10:10")
                    .item("mug", "own")
                    .event(),
            view("e-3")
                    .anonymous("v-1")
                    .at("10:20")
                    .item("mug", null)
                    .item("cup", null)
                    .event(),
            view("e-4").user("ben").at("10:25").item("lamp", null).event(),
            Happening.of(EventName.PURCHASE, "e-5")
                    .anonymous("v-1")
                    .at("10:30")
                    .transaction("t-1", "EUR")
                    .item("mug", null, "4.50", 2, "0.50")
                    .event(),
            Happening.of(EventName.REFUND, "e-6")
                    .user("anna")
                    .at("10:40")
                    .transaction("t-1", "EUR")
                    .item("mug", null, "4.50", 3, null)
                    .event());

    private static final List<Change<CatalogItem>> CATALOG = List.of(
            inCatalog("mug", "09:00", "kitchen"),
            inCatalog("mug", "10:15", "garden"),
            inCatalog("cup", "10:00", "bar"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shuffledInputGivesTheSameEventsAndRows(long seed) throws Exception {
        List<ShopEvent> shuffled = new ArrayList<>(EVENTS);
        Collections.shuffle(shuffled, new Random(seed));

        Results results = run(shuffled, Duration.ofHours(1));

        assertThat(results.events)
                .containsExactlyInAnyOrder(
                        "e-1 v-1 [kitchen]",
                        "e-2 anna [own]",
                        "e-3 anna [garden, bar]",
                        "e-4 ben [unknown]",
                        "e-5 anna [garden]",
                        "e-6 anna [garden]");
        assertThat(results.rows)
                .containsExactlyInAnyOrder(
                        "t-1|e-5 BOOKED anna gross 10.00 discount 1.00 net 9.00",
                        "t-1|e-6 BOOKED anna gross 0 discount 0 net -9.00");
        assertThat(results.changes).containsExactlyInAnyOrder("e-5 +1 garden x2", "e-6 +1 garden x3");
        assertThat(results.behindTheWatermark).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void noEventThatWaitedIsBehindTheWatermark(long seed) throws Exception {
        List<ShopEvent> disordered = disordered(new Random(seed), Duration.ofMinutes(10));

        Results results = run(disordered, Duration.ofMinutes(10));

        assertThat(results.events).hasSize(disordered.size());
        assertThat(results.behindTheWatermark).as("seed %d", seed).isEmpty();
    }

    /** Five hundred events over a day, each up to the given time after a later one. */
    private static List<ShopEvent> disordered(Random random, Duration disorder) {
        record Arrival(ShopEvent event, Instant at) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Instant at = time("00:00").plusSeconds(random.nextInt(86_400));
            ShopEvent event = view("e-" + i)
                    .at(at.toString())
                    .anonymous(random.nextInt(4) > 0 ? "v-" + random.nextInt(20) : null)
                    .user(random.nextInt(4) == 0 ? "user-" + random.nextInt(20) : null)
                    .item("item-" + random.nextInt(5), random.nextBoolean() ? "own" : null)
                    .event();
            if (event.userId() != null || event.anonymousId() != null) {
                arrivals.add(new Arrival(event, at.plusMillis(random.nextLong(disorder.toMillis()))));
            }
        }
        return arrivals.stream()
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::event)
                .toList();
    }

    private record Results(
            List<String> events, List<String> rows, List<String> changes, List<String> behindTheWatermark) {}

    private static Results run(List<ShopEvent> events, Duration outOfOrderness) throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(RunSettings.DEFAULT.withObjectReuse(true));
        DataStream<ShopEvent> source = run.input("events", ShopEvent.class, script(events, outOfOrderness));
        DataStream<Change<CatalogItem>> catalog = run.input(
                "catalog",
                TypeInformation.of(new TypeHint<Change<CatalogItem>>() {}),
                Script.of(CATALOG, Change::time));

        BranchedOutputs<ShopEvent> categorized = CatalogPipeline.build(source, catalog, LATENESS);
        IdentityOutputs shoppers = IdentityPipeline.build(
                categorized, new IdentitySettings(Duration.ofDays(90), LATENESS, Duration.ofHours(24), 1_000));
        OrdersOutputs orders = OrdersPipeline.build(
                shoppers.events(),
                shoppers.corrections(),
                new OrdersSettings(Duration.ofDays(7), Duration.ofDays(90), LATENESS));
        DataStream<ShopperEvent> resolved = shoppers.events().union();
        Collected<ShopperEvent> resolvedEvents = run.collect("resolved", resolved);
        Collected<OrderRow> rows = run.collect("rows", orders.rows());
        Collected<OrderChange> changes = run.collect("changes", orders.changes());
        Collected<String> behind =
                run.collect("behind", resolved.process(new BehindTheWatermark()).uid("behind-the-watermark"));
        run.execute();
        return new Results(
                texts(resolvedEvents, FeaturePipelinesTest::text),
                texts(rows, FeaturePipelinesTest::text),
                texts(changes, FeaturePipelinesTest::text),
                behind.values());
    }

    /** After each event the watermark goes as far as it may. */
    private static Script<ShopEvent> script(List<ShopEvent> events, Duration outOfOrderness) {
        Script<ShopEvent> script = Script.empty();
        Instant newest = Instant.EPOCH;
        for (ShopEvent event : events) {
            newest = event.eventTime().isAfter(newest) ? event.eventTime() : newest;
            script = script.record(event, event.eventTime())
                    .watermark(newest.minus(outOfOrderness).minusMillis(1));
        }
        return script;
    }

    private static Change<CatalogItem> inCatalog(String itemId, String since, String category) {
        return new Change<>(
                itemId, new CatalogItem("c", time(since), itemId, null, category, null, null, null, null), time(since));
    }

    private static <T> List<String> texts(Collected<T> values, Function<T, String> text) {
        return values.values().stream().map(text).toList();
    }

    private static String text(ShopperEvent resolved) {
        List<String> categories = resolved.event().items().stream()
                .map(ShopItem::categoryOrUnknown)
                .toList();
        return resolved.event().eventId() + " " + resolved.shopper() + " " + categories;
    }

    private static String text(OrderRow row) {
        return row.rowKey() + " " + row.status() + " " + row.shopper() + " gross " + row.gross() + " discount "
                + row.discount() + " net " + row.net();
    }

    private static String text(OrderChange change) {
        OrderLine line = change.lines().get(0);
        return change.eventId() + " " + (change.sign() > 0 ? "+1 " : "-1 ") + line.category() + " x" + line.quantity();
    }

    /** Tells which events arrive after the watermark has passed them. */
    private static final class BehindTheWatermark extends ProcessFunction<ShopperEvent, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(ShopperEvent resolved, Context context, Collector<String> out) {
            ShopEvent event = resolved.event();
            if (event.eventTime().toEpochMilli() <= context.timerService().currentWatermark()) {
                out.collect(event.eventId());
            }
        }
    }
}
