/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static dev.freshet.fraud.Clocks.moment;
import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.login.BurstNotice.Kind.ENDED;
import static dev.freshet.fraud.login.BurstNotice.Kind.ENTERED;
import static dev.freshet.fraud.login.BurstNotice.Kind.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.fraud.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {

    private static final FailedLogins FIVE_IN_TEN_MINUTES = new FailedLogins(5, Duration.ofMinutes(10));

    private final List<BurstNotice> notices = new ArrayList<>();
    private RecentFailures recent = RecentFailures.NONE;
    private LoginBurst burst = LoginBurst.NONE;

    @Test
    void oneFailureTooFewIsNoBurst() {
        fails("10:00", "10:01", "10:02", "10:03");

        assertThat(notices).isEmpty();
        assertThat(burst).isEqualTo(LoginBurst.NONE);
    }

    @Test
    void opensWithTheFailureThatReachesTheLimitAndStartedWithTheFirstOfTheWindow() {
        fails("09:30", "10:00", "10:01", "10:02", "10:03", "10:04");

        assertThat(notices).extracting(BurstNotice::kind, BurstNotice::at).containsExactly(tuple(OPENED, "10:04"));
        assertThat(notices.get(0).burst().startedAt()).isEqualTo(time("10:00"));
        assertThat(notices.get(0).burst().count()).isEqualTo(5);
    }

    @Test
    void failuresAWholeWindowApartAreNotInOneWindow() {
        fails("10:00", "10:01", "10:02", "10:03", "10:10");

        assertThat(notices).isEmpty();
    }

    @Test
    void failuresJustLessThanAWindowApartAreInOneWindow() {
        fails("10:00", "10:01", "10:02", "10:03", "10:09:59");

        assertThat(notices).hasSize(1);
    }

    @Test
    void manyFailuresAtOneInstantAreABurst() {
        for (String id : List.of("e", "d", "c", "b", "a")) {
            fails(moment("10:00", id));
        }

        assertThat(notices).hasSize(1);
        assertThat(notices.get(0).burst().openedBy()).isEqualTo(moment("10:00", "e"));
    }

    @Test
    void furtherFailuresBelongToTheBurst() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04", "10:13:59", "10:23:58");

        assertThat(notices).hasSize(1);
        assertThat(open().count()).isEqualTo(7);
        assertThat(burst.endsAt(Duration.ofMinutes(10))).isEqualTo(time("10:33:58"));
    }

    @Test
    void endsAfterAQuietWindow() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04");

        quiet("10:13:59");
        assertThat(notices).hasSize(1);
        quiet("10:14");
        quiet("10:15");

        assertThat(notices)
                .extracting(BurstNotice::kind, BurstNotice::at)
                .containsExactly(tuple(OPENED, "10:04"), tuple(ENDED, "10:14"));
    }

    @Test
    void aFailureAfterAQuietWindowEndsTheBurstAndBeginsToCountAnew() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04", "10:14", "10:15", "10:16", "10:17");
        List<BurstNotice> before = List.copyOf(notices);
        fails("10:18");

        assertThat(before)
                .extracting(BurstNotice::kind, BurstNotice::at)
                .containsExactly(tuple(OPENED, "10:04"), tuple(ENDED, "10:14"));
        assertThat(notices.get(2).kind()).isEqualTo(OPENED);
        assertThat(notices.get(2).burst().startedAt()).isEqualTo(time("10:14"));
    }

    @Test
    void aSuccessDoesNotEndTheBurstAndTheFirstIsTold() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04");

        succeeds("10:05");
        succeeds("10:06");
        fails("10:07");

        assertThat(notices)
                .extracting(BurstNotice::kind, BurstNotice::at)
                .containsExactly(tuple(OPENED, "10:04"), tuple(ENTERED, "10:05"));
        assertThat(open().count()).isEqualTo(6);
    }

    @Test
    void aSuccessBeforeTheLimitOrAfterAQuietWindowSaysNothing() {
        fails("10:00", "10:01", "10:02", "10:03");
        succeeds("10:03:30");
        fails("10:04");
        succeeds("10:14");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED, ENDED);
    }

    @Test
    void aSuccessJustWithinTheWindowOfTheLastFailureIsTold() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04");

        succeeds("10:13:59");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED, ENTERED);
    }

    @Test
    void aSuccessAtTheInstantOfTheLimitIsAfterItByItsId() {
        fails("10:00", "10:01", "10:02", "10:03");
        fails(moment("10:04", "m"));

        assertThat(FIVE_IN_TEN_MINUTES.isWithinBurst(burst, moment("10:04", "l")))
                .isFalse();
        assertThat(FIVE_IN_TEN_MINUTES.isWithinBurst(burst, moment("10:04", "n")))
                .isTrue();
    }

    @Test
    void aFailureThatComesLateCompletesABurst() {
        fails("10:00", "10:01", "10:02", "10:04", "10:03");

        assertThat(notices).extracting(BurstNotice::kind, BurstNotice::at).containsExactly(tuple(OPENED, "10:04"));
        assertThat(notices.get(0).burst().startedAt()).isEqualTo(time("10:00"));
    }

    @Test
    void aLateFailureOfABurstThatWasToldOpensNoneAgain() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04");
        quiet("10:14");
        fails("10:02:30", "10:13:59");

        assertThat(notices).extracting(BurstNotice::kind).containsExactly(OPENED, ENDED);
    }

    @Test
    void aLateFailureOfBeforeTheBurstIsNoneOfIt() {
        fails("10:00", "10:01", "10:02", "10:03", "10:04", "09:59");

        assertThat(open().count()).isEqualTo(5);
    }

    @Test
    void onlyTheNewestAreKeptAndThoseOfAWindowCounted() {
        for (int second = 0; second < RecentFailures.MOST + 5; second++) {
            recent = recent.plus(new Moment(time("10:00").plusSeconds(second), "e"));
        }
        Moment end = new Moment(time("10:01:44"), "e");

        assertThat(recent.moments()).hasSize(RecentFailures.MOST);
        assertThat(recent.moments().get(0).at()).isEqualTo(time("10:00:05"));
        assertThat(recent.within(Duration.ofSeconds(10), end)).isEqualTo(10);
        assertThat(recent.forget(time("10:01:43")).moments()).containsExactly(end);
    }

    @Test
    void refusesLimitsThatCannotBeReached() {
        assertThatThrownBy(() -> new FailedLogins(0, Duration.ofMinutes(1))).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new FailedLogins(101, Duration.ofMinutes(1))).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new FailedLogins(5, Duration.ZERO)).hasMessageContaining("longer than nothing");
    }

    private OpenBurst open() {
        return Objects.requireNonNull(burst.open());
    }

    private void fails(String... clocks) {
        for (String clock : clocks) {
            fails(moment(clock));
        }
    }

    private void fails(Moment failure) {
        recent = recent.plus(failure);
        take(FIVE_IN_TEN_MINUTES.failed(burst, recent, failure));
    }

    private void succeeds(String clock) {
        take(FIVE_IN_TEN_MINUTES.succeeded(burst, moment(clock)));
    }

    private void quiet(String clock) {
        take(FIVE_IN_TEN_MINUTES.quiet(burst, time(clock)));
    }

    private void take(BurstStep step) {
        burst = step.burst();
        notices.addAll(step.notices());
    }

    private static Tuple tuple(BurstNotice.Kind kind, String clock) {
        return Tuple.tuple(kind, time(clock));
    }
}
