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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
                        "none", "duplicate", "late", "broken", "second-client", "refund", "flash-sale");
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

        assertThat(kinds).containsExactlyInAnyOrder("none", "refund");
    }

    @Test
    void givesIdsThatNoOtherSeedGives() {
        Set<String> ids = ids(traffic(SEED, true, 20_000));

        Set<String> others = ids(traffic(SEED + 1, true, 20_000));

        assertThat(ids).hasSizeGreaterThan(20_000).doesNotContainAnyElementsOf(others);
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
