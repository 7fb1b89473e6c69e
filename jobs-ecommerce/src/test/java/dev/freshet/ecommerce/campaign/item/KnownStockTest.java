/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class KnownStockTest {

    @Test
    void whatNeverMovedIsNotInStock() {
        assertThat(KnownStock.unknown().isInStockAsOf(time("10:00"))).isFalse();
    }

    @Test
    void eachChangeHoldsFromItsTimeOnUntilTheNext() {
        KnownStock mug = KnownStock.unknown()
                .after(change(true, time("10:00")), time("09:00"))
                .after(change(false, time("10:20")), time("09:00"));

        assertThat(mug.isInStockAsOf(time("10:00").minusMillis(1))).isFalse();
        assertThat(mug.isInStockAsOf(time("10:00"))).isTrue();
        assertThat(mug.isInStockAsOf(time("10:20").minusMillis(1))).isTrue();
        assertThat(mug.isInStockAsOf(time("10:20"))).isFalse();
    }

    @Test
    void ofThePastOnlyTheNewestIsKept() {
        KnownStock mug = KnownStock.unknown();
        for (int minute = 10; minute < 60; minute++) {
            // Each comes before time gets there, as it does from those who wait for the watermark themselves.
            mug = mug.after(
                    change(minute % 2 == 0, time("10:" + minute)),
                    time("10:" + minute).minusMillis(1));
        }

        assertThat(mug.changes()).hasSize(2);
        assertThat(mug.isInStockAsOf(time("10:58"))).isTrue();
        assertThat(mug.isInStockAsOf(time("10:59"))).isFalse();
    }

    /** In a replay the movements of months may be ahead of the events. */
    @Test
    @Timeout(10)
    void manyChangesAheadOfTheWatermarkTakeNoLongTime() {
        KnownStock mug = KnownStock.unknown();
        for (int second = 0; second < 3_000; second++) {
            mug = mug.after(change(second % 2 == 0, time("10:00").plusSeconds(second)), time("10:00"));
        }

        assertThat(mug.changes()).hasSize(3_000);
    }

    private static AvailabilityChange change(boolean inStock, Instant at) {
        return new AvailabilityChange("mug", inStock, at);
    }
}
