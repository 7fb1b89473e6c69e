/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static dev.freshet.fraud.Clocks.moment;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.login.BurstNotice.Kind.ENDED;
import static dev.freshet.fraud.login.BurstNotice.Kind.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.feature.KnownValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PasswordSprayingTest {

    private static final PasswordSpraying THREE_IN_TEN_MINUTES = new PasswordSpraying(3, Duration.ofMinutes(10));

    private final List<BurstNotice> notices = new ArrayList<>();
    private KnownValues failed = KnownValues.NONE;
    private LoginBurst burst = LoginBurst.NONE;

    @Test
    void oneAccountIsNotSprayedHoweverOftenItFails() {
        fails("anna", "10:00");
        fails("anna", "10:01");
        fails("bert", "10:02");
        fails("anna", "10:03");

        assertThat(notices).isEmpty();
    }

    @Test
    void opensWithTheAccountThatReachesTheLimit() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:09:59");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED);
        assertThat(notices.get(0).at()).isEqualTo(time("10:09:59"));
        assertThat(notices.get(0).burst().startedAt()).isEqualTo(time("10:00"));
        assertThat(notices.get(0).burst().count()).isEqualTo(3);
    }

    @Test
    void anAccountThatFailedAWholeWindowAgoDoesNotCount() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:10");

        assertThat(notices).isEmpty();
    }

    @Test
    void isOneBurstUntilAQuietWindowWithItsLargestCount() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        fails("dora", "10:03");
        fails("anna", "10:12:59");
        fails("bert", "10:22:59");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED, ENDED);
        assertThat(notices.get(1).at()).isEqualTo(time("10:22:59"));
        assertThat(notices.get(1).burst().count()).isEqualTo(4);
    }

    @Test
    void aLateFailureOfABurstThatWasToldOpensNoneAgain() {
        fails("anna", "10:00");
        fails("bert", "10:01");
        fails("carl", "10:02");
        take(THREE_IN_TEN_MINUTES.quiet(burst, time("10:12")));
        fails("dora", "10:02:30");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED, ENDED);
    }

    @Test
    void refusesLimitsThatCannotBeReached() {
        assertThatThrownBy(() -> new PasswordSpraying(0, Duration.ofMinutes(1))).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> new PasswordSpraying(201, Duration.ofMinutes(1)))
                .hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> new PasswordSpraying(3, Duration.ZERO)).hasMessageContaining("longer than nothing");
    }

    private void fails(String account, String clock) {
        Moment failure = moment(clock);
        failed = failed.seen(account, failure.at(), PasswordSpraying.MOST);
        take(THREE_IN_TEN_MINUTES.failed(burst, failed, failure));
    }

    private void take(BurstStep step) {
        burst = step.burst();
        notices.addAll(step.notices());
    }
}
