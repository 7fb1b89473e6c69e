/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static dev.freshet.fraud.Clocks.moment;
import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.feature.KnownValues;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AccountTakeoverTest {

    private static final AccountTakeover TAKEOVER =
            new AccountTakeover(new FailedLogins(3, Duration.ofMinutes(10)), new BigDecimal("500"));
    private static final KnownValues DEVICES = KnownValues.NONE.seen("annas-phone", time("09:00"), 10);

    private RecentFailures recent = RecentFailures.NONE;
    private LoginBurst burst = LoginBurst.NONE;
    private @Nullable SuspectLogin suspect;

    @Test
    void failuresThenASuccessFromANewDeviceThenALargeTransfer() {
        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "thiefs-phone");

        assertThat(isCompletedBy(transfer("500", "10:04"))).isTrue();
    }

    @Test
    void aSmallerTransferOrAPurchaseIsNone() {
        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "thiefs-phone");

        assertThat(isCompletedBy(transfer("499.99", "10:04"))).isFalse();
        assertThat(isCompletedBy(transfer("500", "10:04").type(TransactionType.PURCHASE)))
                .isFalse();
    }

    @Test
    void theTransferFollowsTheLoginWithinTheWindow() {
        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "thiefs-phone");

        assertThat(isCompletedBy(transfer("500", "10:02:59"))).isFalse();
        assertThat(isCompletedBy(transfer("500", "10:12:59"))).isTrue();
        assertThat(isCompletedBy(transfer("500", "10:13"))).isFalse();
    }

    @Test
    void oneFailureTooFewIsNoTakeover() {
        fails("10:00", "10:01");
        succeeds("10:03", "thiefs-phone");

        assertThat(suspect).isNull();
        assertThat(isCompletedBy(transfer("500", "10:04"))).isFalse();
    }

    @Test
    void whoComesFromAKnownDeviceOrNoneHasOnlyForgottenThePassword() {
        fails("10:00", "10:01", "10:02");
        succeeds("10:03", "annas-phone");
        succeeds("10:03", null);

        assertThat(suspect).isNull();
    }

    @Test
    void theNewestSuspectLoginIsWatched() {
        fails("10:00", "10:01", "10:02");
        succeeds("10:05", "thiefs-phone");
        succeeds("10:04", "thiefs-laptop");
        succeeds("10:06", "annas-phone");

        assertThat(suspect).isEqualTo(new SuspectLogin(moment("10:05")));
    }

    private void fails(String... clocks) {
        for (String clock : clocks) {
            Moment failure = moment(clock);
            recent = recent.plus(failure);
            burst = TAKEOVER.failures().failed(burst, recent, failure).burst();
        }
    }

    private void succeeds(String clock, @Nullable String device) {
        suspect = TAKEOVER.after(
                suspect, burst, Attempt.succeeds(clock).at(clock).on(device).login(), DEVICES);
    }

    private boolean isCompletedBy(Payment payment) {
        return TAKEOVER.isCompletedBy(payment.transaction(), suspect);
    }

    private static Payment transfer(String amount, String clock) {
        return Payment.of("t-1", amount).type(TransactionType.TRANSFER).at(clock);
    }
}
