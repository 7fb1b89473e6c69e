/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VisitorLinksTest {

    private final VisitorLinks links = new VisitorLinks(
            Map.of(
                    time("10:00"), "anna",
                    time("10:10"), "anna",
                    time("10:20"), "ben",
                    time("10:30"), "anna"),
            Duration.ofDays(90));

    @Test
    void aLinkHoldsFromItsOwnInstantUntilTheNext() {
        assertThat(links.userAt(time("2026-03-02T09:59:59.999999999Z"))).isNull();
        assertThat(links.userAt(time("10:00"))).isEqualTo("anna");
        assertThat(links.userAt(time("2026-03-02T10:19:59.999999999Z"))).isEqualTo("anna");
        assertThat(links.userAt(time("10:20"))).isEqualTo("ben");
        assertThat(links.userAt(time("23:00"))).isEqualTo("anna");
    }

    @Test
    void aLinkEndsExactlyWhenTheMemoryDoes() {
        Instant end = time("10:30").plus(Duration.ofDays(90));

        assertThat(links.userAt(end.minusNanos(1))).isEqualTo("anna");
        assertThat(links.userAt(end)).isNull();
    }

    @Test
    void onlyTheNewestLinkAtTheHorizonIsRelevantOfTheOld() {
        assertThat(links.irrelevantSince(time("09:00"))).isEmpty();
        assertThat(links.irrelevantSince(time("10:00"))).isEmpty();
        assertThat(links.irrelevantSince(time("10:20"))).containsExactly(time("10:00"), time("10:10"));
    }

    @Test
    void whatLiesBetweenLinksToTheSameUserIsGivenUpBeforeTheOldest() {
        VisitorLinks many = new VisitorLinks(
                Map.of(
                        time("10:00"), "anna",
                        time("10:05"), "anna",
                        time("10:10"), "anna",
                        time("10:20"), "ben",
                        time("10:30"), "anna"),
                Duration.ofDays(90));

        assertThat(many.dispensable(4)).containsExactly(time("10:05"));
        assertThat(many.dispensable(1)).containsExactly(time("10:05"), time("10:00"), time("10:10"), time("10:20"));
    }

    @Test
    void aStepOfNobodyIsOfWhoeverHoldsItByNowElseOfTheFirstWhoSignedInAfterIt() {
        Instant lapsed = time("10:30").plus(Duration.ofDays(90));
        VisitorLinks comesBack = new VisitorLinks(
                Map.of(time("10:20"), "ben", time("10:30"), "anna", lapsed.plusSeconds(60), "zoe"),
                Duration.ofDays(90));

        assertThat(comesBack.ownerOf(time("09:00"))).isEqualTo(new SignIn(time("10:20"), "ben"));
        assertThat(comesBack.ownerOf(time("10:20"))).isEqualTo(new SignIn(time("10:20"), "ben"));
        assertThat(comesBack.ownerOf(lapsed.minusNanos(1))).isEqualTo(new SignIn(time("10:30"), "anna"));
        assertThat(comesBack.ownerOf(lapsed)).isEqualTo(new SignIn(lapsed.plusSeconds(60), "zoe"));
        assertThat(links.ownerOf(lapsed)).isNull();
    }

    @Test
    void aSignInIsTheFirstWhereNobodyWasKnownOrTheMemoryHadJustEnded() {
        Instant lapsed = time("10:30").plus(Duration.ofDays(90));

        assertThat(links.isFirst(new SignIn(time("10:00"), "anna"))).isTrue();
        assertThat(links.isFirst(new SignIn(time("10:10"), "anna"))).isFalse();
        assertThat(links.isFirst(new SignIn(lapsed.minusNanos(1), "zoe"))).isFalse();
        assertThat(links.isFirst(new SignIn(lapsed, "zoe"))).isTrue();
    }

    @Test
    void aMillisecondHasTheLinksFromItsBeginningToBeforeTheNext() {
        Instant begins = time("10:00");
        VisitorLinks within = new VisitorLinks(
                Map.of(
                        begins.minusNanos(1),
                        "before",
                        begins,
                        "anna",
                        begins.plusNanos(999_999),
                        "ben",
                        begins.plusMillis(1),
                        "after"),
                Duration.ofDays(90));

        assertThat(within.within(begins.toEpochMilli()))
                .containsExactly(new SignIn(begins, "anna"), new SignIn(begins.plusNanos(999_999), "ben"));
    }

    @Test
    void theOldestLinkMakesNoDifferenceFromTheSecondOnAndASingleOneStays() {
        assertThat(links.nextIrrelevance()).isEqualTo(time("10:10"));
        assertThat(new VisitorLinks(Map.of(time("10:00"), "anna"), Duration.ofDays(90)).nextIrrelevance())
                .isEqualTo(time("10:00"));
    }

    @Test
    void ofTwoUsersOfOneInstantTheSmallerHoldsWhicheverCameFirst() {
        assertThat(VisitorLinks.ofSameInstant("anna", "ben")).isEqualTo("anna");
        assertThat(VisitorLinks.ofSameInstant("ben", "anna")).isEqualTo("anna");
    }
}
