/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.TrafficSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopTrafficTest {

    private static final Instant START = TrafficSettings.DEFAULT_START;
    private static final long SEED = 20_260_105;
    private static final List<GeneratedRecord> RECORDS = traffic(true, 40_000);

    @Test
    void sendsInTheOrderOfTime() {
        List<Instant> times = RECORDS.stream().map(GeneratedRecord::sentAt).toList();

        assertThat(times).isSorted();
    }

    @Test
    void keepsTheContractButForWhatItBrokeOnPurpose() {
        List<String> refused = RECORDS.stream()
                .filter(record -> !keepsContract(record))
                .map(ShopTrafficTest::kind)
                .distinct()
                .toList();
        long broken =
                RECORDS.stream().filter(record -> kind(record).equals("broken")).count();

        assertThat(refused).containsOnly("broken");
        assertThat(broken)
                .isEqualTo(RECORDS.stream()
                        .filter(record -> !keepsContract(record))
                        .count());
    }

    @Test
    void hasEveryKindOfIncident() {
        Set<String> kinds = RECORDS.stream().map(ShopTrafficTest::kind).collect(Collectors.toSet());

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "none",
                        "duplicate",
                        "late",
                        "broken",
                        "second-client",
                        "refund",
                        "cart-abandoned",
                        "checkout-abandoned",
                        "sold-out",
                        "restock",
                        "price-drop",
                        "flash-sale");
    }

    @Test
    void nothingOfASoldOutItemIsThereOrComesBeforeItIsRestocked() {
        Map<String, Long> onHand = new HashMap<>();
        Set<String> soldOut = new HashSet<>();
        int shortages = 0;

        for (GeneratedRecord record : once(EcommerceTopics.INVENTORY)) {
            JsonNode movement = json(record);
            String item = movement.path("item_id").asText();
            onHand.merge(item, change(movement), Long::sum);
            if (kind(record).equals("restock")) {
                assertThat(soldOut.remove(item)).isTrue();
            } else if (kind(record).equals("sold-out")) {
                assertThat(onHand).containsEntry(item, 0L);
                soldOut.add(item);
                shortages++;
            } else if (soldOut.contains(item)) {
                assertThat(movement.path("type").asText()).isNotEqualTo("receipt");
            }
        }
        assertThat(shortages).isGreaterThan(3);
    }

    @Test
    void aPriceDropTakesThreeTenthsOff() {
        Map<String, BigDecimal> prices = new HashMap<>();
        int drops = 0;

        for (GeneratedRecord record : once(EcommerceTopics.CATALOG)) {
            BigDecimal price = json(record).path("price").decimalValue();
            BigDecimal before = prices.put(Objects.requireNonNull(record.key()), price);
            if (kind(record).equals("price-drop")) {
                assertThat(price)
                        .isCloseTo(
                                Objects.requireNonNull(before).multiply(new BigDecimal("0.7")),
                                within(new BigDecimal("0.005")));
                drops++;
            }
        }
        assertThat(drops).isGreaterThan(10);
    }

    @Test
    void aFlashSaleHalvesThePriceForAMinute() {
        Map<String, BigDecimal> prices = new HashMap<>();
        Map<String, Instant> saleSince = new HashMap<>();
        int sales = 0;

        for (GeneratedRecord record : once(EcommerceTopics.CATALOG)) {
            String item = Objects.requireNonNull(record.key());
            Instant time = Instant.parse(json(record).path("event_time").asText());
            BigDecimal price = json(record).path("price").decimalValue();
            BigDecimal before = prices.put(item, price);
            if (kind(record).equals("flash-sale")) {
                assertThat(price).isCloseTo(half(Objects.requireNonNull(before)), within(new BigDecimal("0.005")));
                saleSince.put(item, time);
                sales++;
            } else if (before != null && price.compareTo(before.multiply(new BigDecimal("1.9"))) > 0) {
                assertThat(Duration.between(Objects.requireNonNull(saleSince.remove(item)), time))
                        .isEqualTo(Duration.ofMinutes(1));
            }
        }
        assertThat(sales).isGreaterThan(3);
        assertThat(saleSince).hasSizeLessThan(2);
    }

    /** Or no campaign could compare what lies in a cart with what the catalogue asks. */
    @Test
    void pricesCartsInTheCurrencyOfTheCatalogueForMostShoppers() {
        Map<String, Long> carts = once(EcommerceTopics.EVENTS).stream()
                .map(ShopTrafficTest::json)
                .filter(event -> event.path("event_name").asText().equals("add_to_cart"))
                .collect(Collectors.groupingBy(event -> event.path("currency").asText(), Collectors.counting()));

        assertThat(once(EcommerceTopics.CATALOG))
                .allMatch(version -> json(version).path("currency").asText().equals("EUR"));
        assertThat(carts).containsOnlyKeys("EUR", "USD");
        assertThat(Objects.requireNonNull(carts.get("EUR")))
                .isGreaterThan(2 * Objects.requireNonNull(carts.get("USD")));
    }

    @Test
    void whoAbandonsACartDoesNothingMoreInThisVisit() {
        Map<String, String> abandoned = new HashMap<>();
        Set<String> withCheckout = new HashSet<>();

        for (GeneratedRecord record : once(EcommerceTopics.EVENTS)) {
            JsonNode event = json(record);
            String session = event.path("session_id").asText();
            if (event.path("event_name").asText().equals("begin_checkout")) {
                withCheckout.add(session);
            }
            if (kind(record).equals("none")) {
                assertThat(abandoned).doesNotContainKey(session);
            } else if (kind(record).endsWith("-abandoned")) {
                abandoned.put(session, kind(record));
            }
        }
        assertThat(abandoned.values()).contains("cart-abandoned", "checkout-abandoned");
        assertThat(abandoned).allSatisfy((session, kind) -> assertThat(kind.equals("checkout-abandoned"))
                .isEqualTo(withCheckout.contains(session)));
    }

    @Test
    void repeatsOnlyWhatItLabelsAsDuplicate() {
        Set<String> seen = new HashSet<>();

        List<String> repeated = RECORDS.stream()
                .filter(record -> !kind(record).equals("broken"))
                .filter(record ->
                        !seen.add(record.topic() + json(record).path("event_id").asText()))
                .map(ShopTrafficTest::kind)
                .distinct()
                .toList();

        assertThat(repeated).containsExactly("duplicate");
    }

    @Test
    void delaysLateRecordsBeyondTheLatenessAndNoOthers() {
        for (GeneratedRecord record : RECORDS) {
            if (!record.topic().equals(EcommerceTopics.EVENTS.name())
                    || kind(record).equals("broken")) {
                continue;
            }
            Instant time = Instant.parse(json(record).path("event_time").asText());
            Duration age = Duration.between(time, record.sentAt());
            if (kind(record).equals("late")) {
                assertThat(age).isGreaterThanOrEqualTo(Duration.ofMinutes(75));
            } else {
                assertThat(age).isLessThanOrEqualTo(Duration.ofSeconds(33));
            }
        }
    }

    @Test
    void keysEventsByShopper() throws RefusedException {
        for (GeneratedRecord record : RECORDS) {
            if (record.topic().equals(EcommerceTopics.EVENTS.name()) && keepsContract(record)) {
                ShopEvent event = EcommerceTopics.EVENTS.codec().decode(record.value());
                assertThat(record.key()).isEqualTo(event.shopper());
            }
        }
    }

    @Test
    void comesAtTheRateThatWasAskedFor() {
        Map<Boolean, Long> events = RECORDS.stream()
                .filter(record -> record.topic().equals(EcommerceTopics.EVENTS.name()))
                .collect(Collectors.partitioningBy(
                        record -> record.sentAt().isAfter(START.plusSeconds(120)), Collectors.counting()));
        Instant end = RECORDS.get(RECORDS.size() - 1).sentAt();
        double perSecond = 1.0
                * Objects.requireNonNull(events.get(true))
                / Duration.between(START.plusSeconds(120), end).toSeconds();

        assertThat(perSecond).isCloseTo(20, within(2.0));
    }

    @Test
    void leavesEverythingOddOutOnRequest() {
        Set<String> kinds =
                traffic(false, 20_000).stream().map(ShopTrafficTest::kind).collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder("none", "refund", "cart-abandoned", "checkout-abandoned");
    }

    @Test
    void givesIdsThatNoOtherSeedGives() {
        Set<String> ids = ids(traffic(SEED, true, 20_000));

        Set<String> others = ids(traffic(SEED + 1, true, 20_000));

        assertThat(ids).hasSizeGreaterThan(20_000);
        assertThat(ids).filteredOn(others::contains).isEmpty();
    }

    /** What is not broken, late or a duplicate, in the order in which it happened. */
    private static List<GeneratedRecord> once(Topic<?> topic) {
        return RECORDS.stream()
                .filter(record -> record.topic().equals(topic.name()))
                .filter(record -> !Set.of("broken", "late", "duplicate").contains(kind(record)))
                .map(record ->
                        Map.entry(Instant.parse(json(record).path("event_time").asText()), record))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static BigDecimal half(BigDecimal price) {
        return price.multiply(new BigDecimal("0.5"));
    }

    private static long change(JsonNode movement) {
        long quantity = movement.path("quantity").asLong();
        return switch (movement.path("type").asText()) {
            case "receipt", "return", "adjustment" -> quantity;
            case "ship" -> -quantity;
            case "reserve", "release" -> 0;
            default -> throw new IllegalArgumentException(movement.toString());
        };
    }

    private static Set<String> ids(List<GeneratedRecord> records) {
        return records.stream()
                .filter(record -> !kind(record).equals("broken"))
                .map(ShopTrafficTest::json)
                .flatMap(json -> Stream.of("event_id", "transaction_id", "session_id", "reservation_id")
                        .filter(json::has)
                        .map(field -> json.get(field).asText()))
                .collect(Collectors.toSet());
    }

    private static List<GeneratedRecord> traffic(boolean incidents, int count) {
        return traffic(SEED, incidents, count);
    }

    private static List<GeneratedRecord> traffic(long seed, boolean incidents, int count) {
        ShopTraffic traffic = ShopTraffic.open(TrafficSettings.history(seed, START, 20, incidents));
        List<GeneratedRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(traffic.next());
        }
        return records;
    }

    private static String kind(GeneratedRecord record) {
        Incident incident = record.incident();
        return incident == null ? "none" : incident.kind();
    }

    private static boolean keepsContract(GeneratedRecord record) {
        return switch (record.topic()) {
            case "ecommerce.events.v1" -> keeps(EcommerceTopics.EVENTS, record);
            case "ecommerce.catalog.v1" -> keeps(EcommerceTopics.CATALOG, record);
            case "ecommerce.inventory.v1" -> keeps(EcommerceTopics.INVENTORY, record);
            default -> throw new IllegalArgumentException(record.topic());
        };
    }

    private static <T> boolean keeps(Topic<T> topic, GeneratedRecord record) {
        try {
            T value = topic.codec().decode(record.value());
            return topic.timeOf(value).isBefore(record.sentAt().plusSeconds(300))
                    && topic.rules().stream().map(ContractRule::holds).allMatch(rule -> rule.test(value));
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static JsonNode json(GeneratedRecord record) {
        try {
            return new JsonMapper().readTree(record.value());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
