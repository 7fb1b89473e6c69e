/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.PairedItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class KnownItemTest {

    @Test
    void ofAnItemOfWhichNothingIsKnownNothingIsInStock() {
        assertThat(KnownItem.nothing().isInStockAsOf(time("10:00"))).isFalse();
        assertThat(KnownItem.nothing().boughtTogetherAsOf(time("10:00"))).isEmpty();
    }

    @Test
    void eachHoldsFromItsTimeOnUntilTheNext() {
        KnownItem mug = after(time("09:00"), change(true, "10:00"), list("pan", "10:10"), change(false, "10:20"));

        assertThat(mug.isInStockAsOf(time("10:00").minusMillis(1))).isFalse();
        assertThat(mug.isInStockAsOf(time("10:00"))).isTrue();
        assertThat(mug.isInStockAsOf(time("10:20").minusMillis(1))).isTrue();
        assertThat(mug.isInStockAsOf(time("10:20"))).isFalse();
        assertThat(mug.boughtTogetherAsOf(time("10:10").minusMillis(1))).isEmpty();
        assertThat(mug.boughtTogetherAsOf(time("10:10")))
                .extracting(PairedItem::itemId)
                .containsExactly("pan");
    }

    @Test
    void ofThePastOnlyTheNewestOfEachKindIsKept() {
        List<ItemFact> many = new ArrayList<>();
        for (int minute = 10; minute < 60; minute++) {
            many.add(change(minute % 2 == 0, "10:" + minute));
            many.add(list("pan" + minute, "10:" + minute));
        }
        KnownItem known = KnownItem.nothing();
        for (ItemFact fact : many) {
            // Each comes before time gets there, as it does from those who wait for the watermark themselves.
            known = known.after(fact, fact.at().minusMillis(1));
        }

        assertThat(known.facts()).hasSize(4);
        assertThat(known.isInStockAsOf(time("10:58"))).isTrue();
        assertThat(known.isInStockAsOf(time("10:59"))).isFalse();
        assertThat(known.boughtTogetherAsOf(time("10:58")))
                .extracting(PairedItem::itemId)
                .containsExactly("pan58");
    }

    /** In a replay the lists of months may be ahead of the watermark. */
    @Test
    @Timeout(10)
    void manyFactsAheadOfTheWatermarkTakeNoLongTime() {
        KnownItem known = KnownItem.nothing();
        for (int second = 0; second < 3_000; second++) {
            Instant at = time("10:00").plusSeconds(second);
            known = known.after(ItemFact.of(new AvailabilityChange("mug", second % 2 == 0, at)), time("10:00"));
        }

        assertThat(known.facts()).hasSize(3_000);
    }

    private static KnownItem after(Instant past, ItemFact... facts) {
        KnownItem known = KnownItem.nothing();
        for (ItemFact fact : facts) {
            known = known.after(fact, past);
        }
        return known;
    }

    private static ItemFact change(boolean inStock, String at) {
        return ItemFact.of(new AvailabilityChange("mug", inStock, time(at)));
    }

    private static ItemFact list(String partner, String at) {
        return ItemFact.of(new BoughtTogetherRow(
                "mug", 2, 9, List.of(new PairedItem(1, partner, 2, 2, BigDecimal.TEN)), 1, time(at)));
    }
}
