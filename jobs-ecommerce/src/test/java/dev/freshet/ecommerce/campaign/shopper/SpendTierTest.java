/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.orders.OrderType.PURCHASE;
import static dev.freshet.ecommerce.orders.OrderType.REFUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpendTierTest {

    private final SpendTier hundred = new SpendTier("EUR", new BigDecimal("100"));

    @Test
    void netIsGrossLessDiscountLessRefundsPerCurrency() {
        ShopperSpend spend = after(
                change(PURCHASE, +1, "EUR", "70.00", "20.00", "0"),
                change(PURCHASE, +1, "GBP", "9.00", "0", "0"),
                change(REFUND, +1, "EUR", "0", "0", "5.50"));

        assertThat(spend.in("EUR")).isEqualByComparingTo("44.50");
        assertThat(spend.in("GBP")).isEqualByComparingTo("9.00");
        assertThat(spend.in("USD")).isZero();
    }

    @Test
    void whatIsTakenBackIsNotSpentAndMoneyMayGoBelowZero() {
        OrderChange booked = change(PURCHASE, +1, "EUR", "70.00", "0", "0");
        OrderChange takenBack = change(PURCHASE, -1, "EUR", "70.00", "0", "0");

        assertThat(after(booked, takenBack).in("EUR")).isZero();
        assertThat(after(change(REFUND, +1, "EUR", "0", "0", "5.50")).in("EUR")).isEqualByComparingTo("-5.50");
    }

    @Test
    void exactlyTheAmountReachesTheTier() {
        assertThat(hundred.isReached(after(purchase("99.99")), List.of(PURCHASE), false))
                .isFalse();
        assertThat(hundred.isReached(after(purchase("100.00")), List.of(PURCHASE), false))
                .isTrue();
        assertThat(hundred.isReached(after(purchase("250")), List.of(REFUND, PURCHASE), false))
                .isTrue();
    }

    @Test
    void aTierIsReachedOnceAndOnlyByAPurchase() {
        ShopperSpend spend = after(purchase("120"));

        assertThat(hundred.isReached(spend, List.of(PURCHASE), true)).isFalse();
        assertThat(hundred.isReached(spend, List.of(REFUND), false)).isFalse();
        assertThat(hundred.isReached(spend, List.of(), false)).isFalse();
    }

    @Test
    void moneyOfOtherCurrenciesDoesNotCount() {
        assertThat(hundred.isReached(after(change(PURCHASE, +1, "GBP", "500", "0", "0")), List.of(PURCHASE), false))
                .isFalse();
    }

    @Test
    void equalAmountsAreOneTier() {
        assertThat(SpendTier.of(CampaignDraft.of("c").spend("100.00", "EUR").campaign())
                        .name())
                .isEqualTo(hundred.name())
                .isEqualTo("100 EUR");
        assertThat(new SpendTier("EUR", new BigDecimal("99.50")).name()).isEqualTo("99.5 EUR");
        assertThat(hundred.occasion("anna", Happening.time("10:00")).what()).isEqualTo("tier 100 EUR");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSumIsExactWhateverTheOrderOfTheChanges(long seed) {
        Random random = new Random(seed);
        List<OrderChange> changes = new ArrayList<>();
        long cents = 0;
        for (int number = 0; number < 500; number++) {
            int sign = random.nextBoolean() ? 1 : -1;
            long gross = random.nextInt(10_000);
            long discount = random.nextInt(100);
            long refunded = random.nextInt(5_000);
            long net = gross - discount - refunded;
            cents += sign * net;
            changes.add(change(PURCHASE, sign, "EUR", money(gross), money(discount), money(refunded)));
        }
        Collections.shuffle(changes, random);

        ShopperSpend spend = after(changes.toArray(OrderChange[]::new));

        assertThat(spend.in("EUR")).as("seed %d", seed).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static ShopperSpend after(OrderChange... changes) {
        ShopperSpend spend = ShopperSpend.nothing();
        for (OrderChange change : changes) {
            spend = spend.after(change);
        }
        return spend;
    }

    private static OrderChange purchase(String gross) {
        return change(PURCHASE, +1, "EUR", gross, "0", "0");
    }

    private static OrderChange change(
            OrderType type, int sign, String currency, String gross, String discount, String refunded) {
        OrderLine line = new OrderLine(
                "mug", "kitchen", null, 1, new BigDecimal(gross), new BigDecimal(discount), new BigDecimal(refunded));
        return new OrderChange("t-1", "e-1", Happening.time("10:00"), type, sign, "anna", currency, List.of(line));
    }
}
