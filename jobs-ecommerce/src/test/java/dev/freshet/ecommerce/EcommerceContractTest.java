/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.common.alert.Severity;
import dev.freshet.common.codec.Codec;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.metrics.Conversion;
import dev.freshet.ecommerce.metrics.Dimension;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.metrics.Revenue;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.orders.OrderType;
import dev.freshet.ecommerce.orders.OrderedItem;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.PairedItem;
import dev.freshet.ecommerce.trending.TrendingItem;
import dev.freshet.ecommerce.trending.TrendingRow;
import dev.freshet.testkit.pin.PojoTypes;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of all topics, that the job serves them, and each form in both directions. */
class EcommerceContractTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");

    static final List<Topic<?>> ALL = EcommerceTopics.ALL;

    @Test
    void holdsEveryTopicOnce() {
        Stream<Object> constants = Arrays.stream(EcommerceTopics.class.getFields())
                .filter(field -> field.getType() == Topic.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(constants).isEqualTo(ALL);
        assertThat(ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void isServedByTheJob() {
        assertThat(EcommerceJob.DEFINITION.inputs())
                .containsExactly(
                        EcommerceTopics.EVENTS,
                        EcommerceTopics.INVENTORY,
                        EcommerceTopics.CATALOG,
                        EcommerceTopics.CAMPAIGNS);
        assertThat(EcommerceJob.DEFINITION.outputs())
                .containsExactly(
                        EcommerceTopics.ORDERS,
                        EcommerceTopics.PRODUCT_METRICS,
                        EcommerceTopics.ACTIONS,
                        EcommerceTopics.FUNNEL,
                        EcommerceTopics.STOCK,
                        EcommerceTopics.ALERTS,
                        EcommerceTopics.TRENDING,
                        EcommerceTopics.BOUGHT_TOGETHER);
        assertThat(EcommerceJob.DEFINITION.planned()).isEmpty();
    }

    /** What is said to be served is what the graph has a source or an encoder for. */
    @Test
    void saysOfTheRealJobWhatItServes() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        JobLaunch.in(environment, EcommerceJob.DEFINITION, JobLaunch.options(EcommerceJob.DEFINITION));
        List<String> uids = environment.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .toList();

        assertThat(ALL).allSatisfy(topic -> assertThat(uids.contains(topic.entity() + servedBy(topic)))
                .as(topic.name())
                .isEqualTo(!topic.isPlanned()));
    }

    private static String servedBy(Topic<?> topic) {
        return topic.kind() == Topic.Kind.OUTPUT ? "-encode" : "-source";
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasRecordsThatStreamsCanCarry(Topic<?> topic) {
        PojoTypes.assertPojo(topic.recordType());
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(EcommerceTopics.ORDERS, refund(), "t-1|e-2", """
                        {"transaction_id":"t-1","event_id":"e-2","event_time":"2026-03-02T10:00:00Z","type":"refund",\
                        "status":"booked","shopper":"anna","currency":"EUR","gross":0,"discount":0,"refunded":4.5,\
                        "excess_refunded":4.5,"net":-4.5,"excess":true,"unmatched":false,\
                        "items":[{"item_id":"mug","category":"kitchen","price":4.5,"quantity":2,"discount":0,\
                        "location_id":"berlin"}],\
                        "revision":2,"updated_at":"2026-03-02T11:00:00Z"}"""),
                Arguments.of(EcommerceTopics.PRODUCT_METRICS, metrics(), "item|mug|hour|2026-03-02T10:00:00Z", """
                        {"dimension":"item","id":"mug","category":"kitchen","granularity":"hour",\
                        "window_start":"2026-03-02T10:00:00Z","window_end":"2026-03-02T11:00:00Z","views":4,"carts":2,\
                        "cart_removals":0,"units":3,"orders":1,"distinct_shoppers":3,"revenue":[{"currency":"EUR",\
                        "gross":15,"discount":1.5,"refunded":0,"net":13.5}],"view_to_cart":{"numerator":2,\
                        "denominator":4,"rate":0.5,"smoothed_rate":0.4},"cart_to_order":{"numerator":1,"denominator":2,\
                        "rate":0.5},"view_to_order":{"numerator":1,"denominator":0},"revision":1,"final":true,\
                        "updated_at":"2026-03-02T11:00:00Z"}"""),
                Arguments.of(EcommerceTopics.ACTIONS, offer(), "anna", """
                        {"action_id":"a-1","rule_id":"spring","rule_version":3,"type":"percent","target":"anna",\
                        "reason":"cart_abandoned: cart 1","subjects":["mug"],"figures":{"cost":0.45,"percent":5},\
                        "currency":"EUR","dry_run":false,"shadow":false,"holdout":true,\
                        "decided_at":"2026-03-02T10:00:00Z","expires_at":"2026-03-02T11:00:00Z"}"""),
                Arguments.of(
                        EcommerceTopics.FUNNEL,
                        new FunnelRow(Granularity.HOUR, TEN, ELEVEN, 86_400, 9, 5, 3, 2, 4, true, ELEVEN),
                        "hour|2026-03-02T10:00:00Z",
                        """
                        {"granularity":"hour","window_start":"2026-03-02T10:00:00Z","window_end":"2026-03-02T11:00:00Z",\
                        "within_seconds":86400,"view_item":9,"add_to_cart":5,"begin_checkout":3,"purchase":2,\
                        "revision":4,"final":true,"updated_at":"2026-03-02T11:00:00Z"}"""),
                Arguments.of(
                        EcommerceTopics.STOCK,
                        new StockRow("a|b", "berlin", -1, 2, -3, new BigDecimal("0.25"), BigDecimal.ZERO, 1, TEN),
                        "a%7Cb|berlin",
                        """
                        {"item_id":"a|b","location_id":"berlin","on_hand":-1,"reserved":2,"available":-3,\
                        "sales_per_day":0.25,"days_of_cover":0,"revision":1,"updated_at":"2026-03-02T10:00:00Z"}"""),
                Arguments.of(
                        EcommerceTopics.STOCK,
                        new StockRow("mug", "berlin", 5, 0, 5, null, null, 7, TEN),
                        "mug|berlin",
                        """
                        {"item_id":"mug","location_id":"berlin","on_hand":5,"reserved":0,"available":5,"revision":7,\
                        "updated_at":"2026-03-02T10:00:00Z"}"""),
                Arguments.of(EcommerceTopics.ALERTS, alert(), "mug|berlin", """
                        {"alert_id":"OVERSOLD|2026-03-02T10:00:00Z|mug|berlin","rule_id":"OVERSOLD","rule_version":1,\
                        "severity":"critical","status":"firing","shadow":false,"subject":"mug|berlin",\
                        "started_at":"2026-03-02T10:00:00Z","updated_at":"2026-03-02T10:00:00Z",\
                        "summary":"mug at berlin is oversold.","evidence":{"event_ids":["e-1"],\
                        "figures":{"available":-3}}}"""),
                Arguments.of(
                        EcommerceTopics.TRENDING,
                        new TrendingRow(
                                "kitchen",
                                List.of(
                                        new TrendingItem(1, "mug", new BigDecimal("12.25")),
                                        new TrendingItem(2, "cup", BigDecimal.ONE)),
                                3,
                                TEN),
                        "kitchen",
                        """
                        {"category":"kitchen","items":[{"rank":1,"item_id":"mug","score":12.25},\
                        {"rank":2,"item_id":"cup","score":1}],"revision":3,"updated_at":"2026-03-02T10:00:00Z"}"""),
                Arguments.of(
                        EcommerceTopics.BOUGHT_TOGETHER,
                        new BoughtTogetherRow(
                                "mug",
                                40,
                                1_000,
                                List.of(new PairedItem(1, "tea", 50, 20, new BigDecimal("88.123457"))),
                                2,
                                TEN),
                        "mug",
                        """
                        {"item_id":"mug","orders":40,"all_orders":1000,"items":[{"rank":1,"item_id":"tea","orders":50,\
                        "orders_together":20,"log_likelihood_ratio":88.123457}],"revision":2,\
                        "updated_at":"2026-03-02T10:00:00Z"}"""));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    <T> void readsEveryRowAsItIsWritten(Topic<T> topic, T row, String key, String json) throws Exception {
        Codec<T> codec = topic.codec();

        assertThat(new String(codec.encode(row), UTF_8)).isEqualTo(json);
        assertThat(codec.decode(json.getBytes(UTF_8))).isEqualTo(row);
        assertThat(topic.keyOf(row)).isEqualTo(key);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasARowOfEveryTopicThatIsWritten(Topic<?> topic) {
        assertThat(rows().anyMatch(row -> row.get()[0] == topic)).isEqualTo(topic.kind() == Topic.Kind.OUTPUT);
    }

    private static Action offer() {
        return new Action(
                "a-1",
                "spring",
                3,
                "percent",
                "anna",
                "cart_abandoned: cart 1",
                List.of("mug"),
                Map.of("percent", BigDecimal.valueOf(5), "cost", new BigDecimal("0.45")),
                "EUR",
                false,
                false,
                true,
                TEN,
                ELEVEN);
    }

    private static OrderRow refund() {
        return new OrderRow(
                "t-1",
                "e-2",
                TEN,
                OrderType.REFUND,
                OrderStatus.BOOKED,
                "anna",
                "EUR",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("4.5"),
                new BigDecimal("4.5"),
                new BigDecimal("-4.5"),
                true,
                false,
                null,
                List.of(new OrderedItem("mug", "kitchen", new BigDecimal("4.5"), 2, BigDecimal.ZERO, "berlin")),
                2,
                ELEVEN);
    }

    private static Alert alert() {
        return new Alert(
                Alert.id("OVERSOLD", TEN, "mug|berlin"),
                "OVERSOLD",
                1,
                Severity.CRITICAL,
                AlertStatus.FIRING,
                false,
                "mug|berlin",
                TEN,
                TEN,
                "mug at berlin is oversold.",
                new Evidence(List.of("e-1"), Map.of("available", BigDecimal.valueOf(-3))));
    }

    private static ProductMetrics metrics() {
        BigDecimal half = new BigDecimal("0.5");
        return new ProductMetrics(
                Dimension.ITEM,
                "mug",
                "kitchen",
                Granularity.HOUR,
                TEN,
                ELEVEN,
                4,
                2,
                0,
                3,
                1,
                3,
                List.of(new Revenue(
                        "EUR", BigDecimal.valueOf(15), new BigDecimal("1.5"), BigDecimal.ZERO, new BigDecimal("13.5"))),
                new Conversion(2, 4, half, new BigDecimal("0.4")),
                new Conversion(1, 2, half, null),
                new Conversion(1, 0, null, null),
                1,
                true,
                ELEVEN);
    }
}
