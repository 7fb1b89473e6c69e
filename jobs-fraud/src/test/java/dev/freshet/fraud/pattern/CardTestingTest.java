/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.TransactionType;
import dev.freshet.testkit.pin.PojoTypes;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CardTestingTest {

    private static final CardTesting TESTING =
            new CardTesting(new BigDecimal("2"), 3, new BigDecimal("100"), Duration.ofHours(1));

    private SmallAmounts small = SmallAmounts.NONE;

    @Test
    void smallAmountsAndThenALargeOne() {
        pays("2.00", "10:00");
        pays("0", "10:01");
        pays("1", "10:02");

        assertThat(isCompletedBy(Payment.of("t", "100.00").at("10:03"))).isTrue();
    }

    @Test
    void oneSmallAmountTooFew() {
        pays("1", "10:00");
        pays("1", "10:01");
        pays("2.01", "10:02");

        assertThat(isCompletedBy(Payment.of("t", "100").at("10:03"))).isFalse();
    }

    @Test
    void whatIsNotLargeIsNone() {
        pays("1", "10:00");
        pays("1", "10:01");
        pays("1", "10:02");

        assertThat(isCompletedBy(Payment.of("t", "99.99").at("10:03"))).isFalse();
    }

    @Test
    void theFirstSmallAmountLiesWithinTheWindow() {
        pays("1", "10:00");
        pays("1", "10:01");
        pays("1", "10:02");

        assertThat(isCompletedBy(Payment.of("t", "100").at("10:59:59"))).isTrue();
        assertThat(isCompletedBy(Payment.of("t", "100").at("11:00"))).isFalse();
    }

    @Test
    void refundsAreNeitherSmallNorLarge() {
        pays("1", "10:00");
        pays("1", "10:01");
        pays(Payment.of("refund", "1").at("10:02").type(TransactionType.REFUND));
        assertThat(isCompletedBy(Payment.of("t", "100").at("10:03"))).isFalse();
        pays("1", "10:02");

        assertThat(isCompletedBy(Payment.of("t", "100").at("10:03").type(TransactionType.REVERSAL)))
                .isFalse();
        assertThat(isCompletedBy(Payment.of("t", "100").at("10:03").type(TransactionType.WITHDRAWAL)))
                .isTrue();
    }

    @Test
    void aLargeOneThatComesLateSeesOnlyWhatWasBefore() {
        for (String clock : new String[] {"10:00", "10:01", "10:02", "10:04", "10:05"}) {
            pays("1", clock);
        }

        assertThat(isCompletedBy(Payment.of("t", "100").at("10:03"))).isTrue();
        assertThat(isCompletedBy(Payment.of("t", "100").at("10:01:30"))).isFalse();
    }

    @Test
    void keepsTwiceAsManyAsNeededAndForgetsThemInTime() {
        for (int minute = 10; minute < 20; minute++) {
            pays("1", "10:" + minute);
        }

        assertThat(small.moments()).hasSize(6);
        assertThat(small.forget(time("10:18")).moments()).hasSize(1);
        assertThat(small.forget(time("10:19")).moments()).isEmpty();
        PojoTypes.assertPojo(SmallAmounts.class);
    }

    @Test
    void refusesLimitsThatSayNothing() {
        assertThatThrownBy(() -> new CardTesting(BigDecimal.ONE, 3, BigDecimal.ONE, Duration.ofHours(1)))
                .hasMessageContaining("below the large one");
        assertThatThrownBy(() -> new CardTesting(BigDecimal.ONE, 0, BigDecimal.TEN, Duration.ofHours(1)))
                .hasMessageContaining("one small amount");
    }

    private void pays(String amount, String clock) {
        pays(Payment.of(clock, amount).at(clock));
    }

    private void pays(Payment payment) {
        small = TESTING.after(payment.transaction(), small);
    }

    private boolean isCompletedBy(Payment payment) {
        return TESTING.isCompletedBy(payment.transaction(), small);
    }
}
