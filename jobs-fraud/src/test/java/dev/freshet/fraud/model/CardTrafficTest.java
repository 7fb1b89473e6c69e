/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.model.CardTraffic.Kind;
import dev.freshet.fraud.model.CardTraffic.Payment;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTrafficTest {

    private static final int DAYS = 60;
    private static final List<Payment> PAYMENTS = CardTraffic.of(1, 500, 1_000, DAYS);

    /** Customers pay 2 times a day on average; a little less, because some times fall on another day. */
    @Test
    void paysAsOftenAsIsPublished() {
        assertThat((double) PAYMENTS.size() / 500 / DAYS).isBetween(1.8, 2.1);
    }

    /** 0.8 % in 183 days, fewer in the first month. */
    @Test
    void hasAsManyFraudsAsIsPublished() {
        double frauds = PAYMENTS.stream().filter(Payment::isFraud).count();

        assertThat(frauds / PAYMENTS.size()).isBetween(0.005, 0.01);
        assertThat(PAYMENTS).extracting(Payment::kind).contains(Kind.values());
    }

    @Test
    void takesEveryLargeAmountAsFraud() {
        assertThat(PAYMENTS)
                .filteredOn(payment -> payment.cents() > 22_000)
                .isNotEmpty()
                .allMatch(Payment::isFraud);
    }

    @Test
    void isTheSameOfTheSameSeed() {
        assertThat(CardTraffic.of(7, 50, 100, 10)).isEqualTo(CardTraffic.of(7, 50, 100, 10));
        assertThat(CardTraffic.of(7, 50, 100, 10)).isNotEqualTo(CardTraffic.of(8, 50, 100, 10));
    }
}
