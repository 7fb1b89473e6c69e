/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.ecommerce.EcommerceTopics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the demonstration shows of offers. */
class DashboardTest {

    private static final Instant AT = Instant.parse("2026-01-05T08:00:15Z");
    private static final Duration RUNNING = Duration.ofSeconds(65);

    private final ShopFigures figures = new ShopFigures();
    private final Dashboard dashboard = new Dashboard(figures);

    @Test
    void countsByCampaignAndShowsTheNewestOfEachWithItsReason() {
        offered("cart-left", "user-1", "percent", List.of("item-001"), Map.of("percent", 10), "EUR", "cart 1");
        offered("cart-left", "user-2", "percent", List.of("a", "b", "c", "d"), Map.of("percent", 5), "EUR", "cart 2");
        offered("checkout-left", "user-3", "free_shipping", List.of("item-001"), Map.of(), null, "cart 3");

        assertThat(lines())
                .endsWith(
                        "offers     3 made, 0 of them held out to compare with",
                        "           cart-left 2, checkout-left 1",
                        "           user-3       checkout-left  free shipping",
                        "             cart 3",
                        "           user-2       cart-left      5 % off a, b +2",
                        "             cart 2");
    }

    @Test
    void saysWhatIsOfferedAndWhoIsHeldOut() {
        offered("spender", "user-1", "fixed", List.of(), Map.of("amount", 10, "cost", 10), "EUR", "tier 150 EUR");
        offered("news", "user-2", "recommendation", List.of("item-001", "item-002"), Map.of(), null, "back");
        take(action("tried", "user-3", "free_shipping", List.of(), Map.of(), null, "cart 1", true));

        assertThat(lines())
                .contains("offers     3 made, 1 of them held out to compare with")
                .endsWith(
                        "           user-3       tried          free shipping, held out",
                        "             cart 1",
                        "           user-2       news           look at item-001, item-002",
                        "             back",
                        "           user-1       spender        10 EUR off",
                        "             tier 150 EUR");
    }

    @Test
    void logsAnOfferOnce() {
        offered("first", "user-1", "free_shipping", List.of(), Map.of(), null, "cart 1");
        assertThat(log()).endsWith("        user-1       first          free shipping", "          cart 1");

        offered("second", "user-2", "free_shipping", List.of(), Map.of(), null, "cart 2");

        assertThat(log())
                .endsWith(
                        "        offers 2 made, 0 of them held out to compare with",
                        "        first 1, second 1",
                        "        user-2       second         free shipping",
                        "          cart 2");
        assertThat(log()).endsWith("        first 1, second 1");
    }

    @Test
    void staysWithinTheColumnsAndLinesOfASmallTerminal() {
        List<String> campaigns = List.of(
                "back-again",
                "big-spender",
                "cart-left",
                "cheaper-now",
                "checkout-left",
                "goes-with-it",
                "just-looking");
        for (String campaign : campaigns) {
            offered(
                    campaign,
                    "browser-2000",
                    "recommendation",
                    List.of("item-001", "item-002", "item-003"),
                    Map.of(),
                    null,
                    "back_in_stock: watched since 2026-11-23T13:40:05.860Z, item-009");
        }

        assertThat(lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
        assertThat(log()).allMatch(line -> line.length() <= 80);
        assertThat(lines())
                .containsSubsequence(
                        "           back-again 1, big-spender 1, cart-left 1, cheaper-now 1,",
                        "           checkout-left 1, goes-with-it 1, just-looking 1");
    }

    private List<String> lines() {
        return dashboard.lines(RUNNING, 1_000, 50);
    }

    private List<String> log() {
        return dashboard.log(RUNNING, 1_000, 50);
    }

    private void offered(
            String campaign,
            String shopper,
            String type,
            List<String> items,
            Map<String, Integer> values,
            @Nullable String currency,
            String reason) {
        take(action(campaign, shopper, type, items, values, currency, reason, false));
    }

    private static Action action(
            String campaign,
            String shopper,
            String type,
            List<String> items,
            Map<String, Integer> values,
            @Nullable String currency,
            String reason,
            boolean holdout) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        values.forEach((name, value) -> figures.put(name, BigDecimal.valueOf(value)));
        return new Action(
                campaign + shopper,
                campaign,
                1,
                type,
                shopper,
                reason,
                items,
                figures,
                currency,
                false,
                false,
                holdout,
                AT,
                null);
    }

    private void take(Action action) {
        figures.take(new ConsumerRecord<>(
                EcommerceTopics.ACTIONS.name(),
                0,
                0,
                new byte[0],
                EcommerceTopics.ACTIONS.codec().encode(action)));
    }
}
