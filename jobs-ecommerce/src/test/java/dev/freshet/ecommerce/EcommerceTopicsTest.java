/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.metrics.Conversion;
import dev.freshet.ecommerce.metrics.Dimension;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.metrics.Revenue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EcommerceTopicsTest {

    private static final String PURCHASE = """
            {"event_id":"e-1","event_time":"2026-03-02T10:00:00Z","event_name":"purchase","user_id":"anna",\
            "transaction_id":"t-1","currency":"EUR",\
            "items":[{"item_id":"mug","price":"4.50","quantity":2,"discount":0.5}]}""";

    private static final String RESERVE = """
            {"event_id":"m-1","event_time":"2026-03-02T10:00:00Z","type":"reserve","item_id":"mug",\
            "location_id":"berlin","quantity":2,"reservation_id":"r-1","expires_at":"2036-03-02T10:00:00Z"}""";

    private static final String ITEM = """
            {"event_id":"c-1","event_time":"2026-03-02T10:00:00Z","item_id":"mug","item_category":"kitchen",\
            "price":4.5,"currency":"EUR","reorder_point":5,"reorder_clear":10}""";

    private static final String CAMPAIGN = """
            {"event_id":"d-1","event_time":"2026-03-02T10:00:00Z","campaign_id":"spring","version":3,"status":"active",\
            "trigger":"cart_abandoned","after_seconds":1800,"offer":{"type":"fixed","amount":5},"currency":"EUR",\
            "cap_per_shopper":1,"cap_seconds":86400,"budget":"1000.00","holdout_percent":10,"priority":1,\
            "valid_from":"2026-03-01T00:00:00Z","valid_to":"2036-04-01T00:00:00Z"}""";

    @Test
    void aPurchaseIsReadWithoutTrailingZerosInItsAmounts() throws Exception {
        ShopEvent event = EcommerceTopics.EVENTS.codec().decode(bytes(PURCHASE));

        assertThat(event)
                .isEqualTo(new ShopEvent(
                        "e-1",
                        Instant.parse("2026-03-02T10:00:00Z"),
                        EventName.PURCHASE,
                        "anna",
                        null,
                        null,
                        "t-1",
                        "EUR",
                        null,
                        List.of(new ShopItem(
                                "mug", null, null, new BigDecimal("4.5"), 2, new BigDecimal("0.5"), null))));
        assertThat(EcommerceTopics.EVENTS.keyOf(event)).isEqualTo("anna");
    }

    @Test
    void theKeyOfAnEventIsTheUserElseTheVisitor() {
        ShopEvent both = Happening.view("e-1").user("anna").anonymous("v-1").event();
        ShopEvent visitor = Happening.view("e-1").anonymous("v-1").event();

        assertThat(EcommerceTopics.EVENTS.keyOf(both)).isEqualTo("anna");
        assertThat(EcommerceTopics.EVENTS.keyOf(visitor)).isEqualTo("v-1");
    }

    @Test
    void whatIsOnlyShownNeedsNoCurrency() {
        assertThat(verdict(
                        EcommerceTopics.EVENTS,
                        PURCHASE.replace("purchase", "add_to_cart")
                                .replace("\"transaction_id\":\"t-1\",\"currency\":\"EUR\",", "")))
                .isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "user_id":"anna",           |                                | user_id or anonymous_id is present
            "transaction_id":"t-1",     |                                | a purchase or refund has a transaction_id
            "currency":"EUR",           |                                | a purchase or refund has a currency
            "EUR"                       | "ABC"                          | currency is assigned by ISO 4217
            "anna"                      | "an\\u0007na"                  | ids and coupon are not blank and hold no control characters
            "anna"                      | " \\t"                         | ids and coupon are not blank and hold no control characters
            "mug",                      | "mug","item_category":"a\\nb", | item_id and location_id are not blank, and neither they nor item_category hold control characters
            """)
    void anEventThatBreaksARuleIsRefusedByName(String part, String replacement, String rule) {
        String json = PURCHASE.replace(part, replacement == null ? "" : replacement);

        assertThat(verdict(EcommerceTopics.EVENTS, json)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "quantity":2     | "quantity":0
            "quantity":2     | "quantity":1000001
            "price":"4.50"   | "price":-0.01
            "discount":0.5   | "discount":-0.5
            "EUR"            | "eur"
            "anna"           | ""
            [{               | [],"x":[{
            """)
    void aFieldOutOfItsBoundsIsRefused(String part, String replacement) {
        assertThatThrownBy(() -> EcommerceTopics.EVENTS.codec().decode(bytes(PURCHASE.replace(part, replacement))))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.RULE_BROKEN));
    }

    @Test
    void aKeyMayHave256CharactersAndNotOneMore() {
        assertThat(verdict(EcommerceTopics.EVENTS, PURCHASE.replace("anna", "a".repeat(256))))
                .isEqualTo("accepted");
        assertThat(verdict(EcommerceTopics.EVENTS, PURCHASE.replace("anna", "a".repeat(257))))
                .isEqualTo("RULE_BROKEN");
        assertThat(verdict(EcommerceTopics.EVENTS, PURCHASE.replace("anna", "a".repeat(10_240))))
                .isEqualTo("RULE_BROKEN");
    }

    @Test
    void anEventMayHaveAsManyItemsAsTheJobIsSetTo() {
        String twoItems = PURCHASE.replace("[{", "[{\"item_id\":\"cup\",\"price\":1,\"quantity\":1},{");

        assertThat(verdict(EcommerceTopics.events(2), twoItems)).isEqualTo("accepted");
        assertThat(verdict(EcommerceTopics.events(1), twoItems)).isEqualTo("items has at most 1 entries");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "price":"999999999999999999.999999999999999999","quantity":1 | accepted
            "price":"499999999999999999.999999999999999999","quantity":2 | accepted
            "price":5e17,"quantity":2                                    | summed
            "price":5e17,"quantity":1,"discount":5e17                    | summed
            "price":5e17,"quantity":1,"discount":"499999999999999999.9"  | accepted
            "price":999999999999,"quantity":1000000                      | accepted
            "price":1000000000000,"quantity":1000000                     | summed
            "price":5e17,"quantity":1},{"item_id":"b","price":5e17,"quantity":1 | summed
            "price":5e17,"quantity":1},{"item_id":"b","price":499999999999999999.99,"quantity":1 | accepted
            """)
    void theAmountsOfAnEventAddUpToLessThanTenToThe18th(String line, String expected) {
        String event = PURCHASE.replace("\"price\":\"4.50\",\"quantity\":2,\"discount\":0.5", line);

        assertThat(verdict(EcommerceTopics.EVENTS, event)).contains(expected);
        assertThat(verdict(EcommerceTopics.EVENTS, event.replace("purchase", "view_item")))
                .isEqualTo(verdict(EcommerceTopics.EVENTS, event));
    }

    @Test
    void sumsOverManyEventsAreReadAsTheyWereWritten() throws Exception {
        BigDecimal sum = new BigDecimal("999999999999999999.99")
                .multiply(BigDecimal.valueOf(1_000_000))
                .setScale(0);
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        Conversion none = new Conversion(0, 0, null, null);
        ProductMetrics day = new ProductMetrics(
                Dimension.SHOP,
                "shop",
                null,
                Granularity.DAY,
                midnight,
                midnight.plus(Duration.ofDays(1)),
                0,
                0,
                0,
                1_000_000,
                1_000_000,
                1,
                List.of(new Revenue("EUR", sum, BigDecimal.ZERO, sum, sum.negate())),
                none,
                none,
                none,
                1,
                true,
                midnight);
        Codec<ProductMetrics> codec = EcommerceTopics.PRODUCT_METRICS.codec();

        byte[] row = codec.encode(day);

        assertThat(new String(row, StandardCharsets.UTF_8)).contains("\"net\":-999999999999999999990000");
        assertThat(codec.decode(row)).isEqualTo(day);
    }

    @Test
    void aBlankCategoryIsNone() throws Exception {
        String blank = PURCHASE.replace("\"mug\",", "\"mug\",\"item_category\":\" \",");

        assertThat(verdict(EcommerceTopics.EVENTS, blank)).isEqualTo("accepted");
        ShopItem item =
                EcommerceTopics.EVENTS.codec().decode(bytes(blank)).items().get(0);
        assertThat(item.hasCategory()).isFalse();
        assertThat(item.categoryOrUnknown()).isEqualTo("unknown");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "quantity":2            | "quantity":2      | accepted
            "reserve"               | "ship"            | accepted
            "quantity":2            | "quantity":0      | quantity is positive, except of an adjustment
            "quantity":2            | "quantity":-2     | quantity is positive, except of an adjustment
            "reservation_id":"r-1", | "reservation":1,  | reserve and release have a reservation_id
            2036                    | 2006              | expires_at is after event_time
            "berlin"                | "a\\u0000b"       | ids are not blank and hold no control characters
            "quantity":2            | "quantity":1000000001 | RULE_BROKEN
            """)
    void inventoryKeepsItsRules(String part, String replacement, String expected) {
        assertThat(verdict(EcommerceTopics.INVENTORY, RESERVE.replace(part, replacement)))
                .isEqualTo(expected);
    }

    @Test
    void anAdjustmentMayBeNegativeAndNeedsNoReservation() {
        String adjustment = RESERVE.replace("reserve\"", "adjustment\"")
                .replace("\"reservation_id\":\"r-1\",", "")
                .replace("\"quantity\":2", "\"quantity\":-2");

        assertThat(verdict(EcommerceTopics.INVENTORY, adjustment)).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "price":4.5,"currency":"EUR",           | "x":1,            | accepted
            "price":4.5,                            | "x":1,            | price and currency come together
            "currency":"EUR",                       | "x":1,            | price and currency come together
            "reorder_point":5,"reorder_clear":10    | "x":1             | accepted
            "reorder_clear":10                      | "reorder_clear":5 | accepted
            "reorder_clear":10                      | "reorder_clear":4 | reorder_point and reorder_clear come together, the second not below the first
            "reorder_point":5,                      | "x":1,            | reorder_point and reorder_clear come together, the second not below the first
            "EUR"                                   | "ABC"             | currency is assigned by ISO 4217
            "mug"                                   | " "               | ids are not blank, and neither they nor item_category hold control characters
            "price":4.5                             | "price":-1        | RULE_BROKEN
            """)
    void theCatalogKeepsItsRules(String part, String replacement, String expected) {
        assertThat(verdict(EcommerceTopics.CATALOG, ITEM.replace(part, replacement)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            "version":3             | "version":3                  | accepted
            "after_seconds":1800    | "views":3                    | the trigger has its own figure
            "after_seconds":1800    | "after_seconds":1,"views":3  | the trigger has its own figure
            "cart_abandoned"        | "cross_sell"                 | the trigger has its own figure
            "amount":5              | "percent":5                  | an offer of type percent
            "fixed"                 | "free_shipping"              | an offer of type percent
            "currency":"EUR",       | "x":1,                       | spend, budget and amount
            "EUR"                   | "ABC"                        | spend, budget and amount
            "cap_seconds":86400,    | "x":1,                       | cap_per_shopper and cap
            "cap_seconds":86400     | "cap_seconds":315360000      | accepted
            "cap_seconds":86400     | "cap_seconds":315360001      | RULE_BROKEN
            2036-04-01              | 2026-03-01                   | valid_from is before
            "spring"                | " "                          | ids are not blank
            """)
    void campaignsKeepTheirRules(String part, String replacement, String expected) {
        assertThat(verdict(EcommerceTopics.CAMPAIGNS, CAMPAIGN.replace(part, replacement)))
                .startsWith(expected);
    }

    /** {@code accepted}, the rule that is broken, or the codec's reason. */
    private static <T> String verdict(Topic<T> topic, String json) {
        try {
            T value = topic.codec().decode(bytes(json));
            return topic.rules().stream()
                    .filter(rule -> !rule.holds().test(value))
                    .map(ContractRule::description)
                    .findFirst()
                    .orElse("accepted");
        } catch (RefusedException e) {
            return e.reason().name();
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
