/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a visitor, how it corrects orders, and when it is forgotten. */
final class IdentityStateTest {

    private final IdentityHarness identity;

    IdentityStateTest() throws Exception {
        identity = new IdentityHarness();
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void aWatermarkThatLeapsDoesNotForgetWhatWaitingEventsNeed() {
        identity.signedIn("e-1", "anna", "2026-03-01T10:00:00Z");
        identity.signedIn("e-2", "ben", "2026-03-05T10:00:00Z");
        identity.anonymous("e-3", "2026-03-02T10:00:00Z");
        identity.anonymous("e-4", "2026-06-01T10:00:00Z");
        identity.anonymous("e-5", "2026-09-30T10:00:00Z");

        identity.endOfInput();

        assertThat(identity.shoppers()).containsExactly("e-1: anna", "e-2: ben", "e-3: anna", "e-4: ben", "e-5: v-1");
        identity.assertNothingLeft();
    }

    @Test
    void theEndOfInputResolvesWhatWaitsAndLeavesNothing() {
        identity.signedIn("e-1", "anna", "10:00");
        identity.anonymous("e-2", "10:30");
        identity.order(EventName.PURCHASE, "p", "10:31");
        assertThat(identity.stateEntries())
                .as("a link, its visitor and when to forget, two waiting events and their counts")
                .isEqualTo(3 + 4);
        assertThat(identity.timers())
                .as(
                        "one that forgets, one that hands over, two that resolve; the order sets one more when it is resolved")
                .isEqualTo(4);

        identity.endOfInput();

        assertThat(identity.shoppers()).containsExactly("e-1: anna", "e-2: anna", "p: anna");
        assertThat(identity.corrections()).isEmpty();
        identity.assertNothingLeft();
    }

    @Test
    void aVisitorWhoIsNeverLinkedLeavesNothingBehind() {
        identity.anonymous("e-1", "10:30");
        identity.anonymous("e-2", "10:30");

        identity.watermark(time("10:30"));

        assertThat(identity.shoppers()).containsExactly("e-1: v-1", "e-2: v-1");
        identity.assertNothingLeft();
    }

    @Test
    void aVisitorIsForgottenWhenNoLinkCanHoldAnyMore() {
        identity.signedIn("e-1", "anna", "2025-12-28T00:00:00Z");
        // Ends where a slice of the memory does, so that no rounding hides a timer that is too early.
        identity.signedIn("e-2", "anna", "2026-01-01T00:00:00Z");
        Instant ended = Instant.parse("2026-01-01T00:00:00Z").plus(IdentityHarness.SETTINGS.memory());

        identity.watermark(
                ended.plus(IdentityHarness.SETTINGS.allowedLateness()).minusMillis(1));
        assertThat(identity.stateEntries()).isEqualTo(3);
        identity.watermark(ended.plus(Duration.ofDays(4)));

        identity.assertNothingLeft();
    }

    @Test
    void aLinkBehindTheWatermarkCorrectsOrdersFromItsTimeOnAndNothingElse() {
        identity.order(EventName.PURCHASE, "before", "10:09");
        identity.order(EventName.PURCHASE, "at", "10:10");
        identity.order(EventName.REFUND, "refund", "10:30");
        identity.anonymous("view", "10:30");
        identity.watermark(time("11:00"));

        identity.signedIn("e-1", "anna", "10:10");

        assertThat(identity.shoppers()).endsWith("refund: v-1", "view: v-1", "e-1: anna");
        assertThat(identity.corrections()).containsExactlyInAnyOrder("at: anna 1", "refund: anna 1");
    }

    @Test
    void everyLinkThatChangesTheAnswerCorrectsItOnce() {
        identity.order(EventName.PURCHASE, "p", "10:30");
        identity.watermark(time("11:00"));

        identity.signedIn("e-1", "anna", "10:10");
        identity.signedIn("e-2", "anna", "10:15");
        identity.signedIn("e-3", "ben", "10:05");
        identity.signedIn("e-4", "carl", "10:20");
        identity.signedIn("e-5", "zoe", "10:31");

        assertThat(identity.corrections()).containsExactly("p: anna 1", "p: carl 2");
    }

    @Test
    void ordersAreKeptAsLongAsALinkBeforeThemMayComeAndNoLonger() {
        identity.order(EventName.PURCHASE, "forgotten-at-half-past", "10:29");
        identity.order(EventName.PURCHASE, "p", "10:30");
        identity.watermark(time("11:30"));
        identity.signedIn("e-1", "anna", "10:30");
        assertThat(identity.corrections()).containsExactly("p: anna 1");
        identity.order(EventName.PURCHASE, "q", "10:31");

        identity.watermark(time("11:34"));

        assertThat(identity.shoppers()).endsWith("q: anna");
        assertThat(identity.stateEntries())
                .as("a link, its visitor, and when to forget")
                .isEqualTo(3);
    }

    @Test
    void afterARestoreALinkCorrectsBeforeAWatermarkHasCome() throws Exception {
        identity.order(EventName.PURCHASE, "p", "10:30");
        identity.watermark(time("11:00"));

        identity.restore();
        identity.signedIn("e-1", "anna", "10:10");

        assertThat(identity.corrections()).containsExactly("p: anna 1");
    }

    @Test
    void manyEventsOfOneInstantKeepTheirOrderAndNoValueOfTheStateGrowsWithThem() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 6_400; number++) {
            identity.anonymous("e-" + number, "10:30");
            expected.add("e-" + number + ": v-1");
        }
        assertThat(identity.stateEntries()).isEqualTo(100 + 1);

        identity.watermark(time("10:30"));

        assertThat(identity.shoppers()).containsExactlyElementsOf(expected);
        identity.assertNothingLeft();
    }

    @Test
    void aSnapshotKeepsLinksAndWaitingEvents() throws Exception {
        identity.signedIn("e-1", "anna", "10:00");
        identity.anonymous("e-2", "10:30");

        identity.restore();
        identity.watermark(time("10:30"));

        assertThat(identity.shoppers()).containsExactly("e-2: anna");
    }

    @ParameterizedTest(name = "from P90D and PT1H to {0} and {1}")
    @CsvSource({"P90D, PT7M", "P90D, PT35M", "P90D, PT3H", "P30D, PT1H", "P120D, PT1H"})
    void aVisitorIsForgottenWhenLatenessAndMemoryAreOthers(Duration memory, Duration lateness) throws Exception {
        identity.signedIn("e-1", "anna", "2026-01-01T10:00:00Z");
        identity.signedIn("e-2", "ben", "2026-01-01T10:10:13Z");
        identity.order(EventName.PURCHASE, "p", "2026-01-01T10:20:07Z");
        identity.watermark(Instant.parse("2026-01-01T10:30:00Z"));

        identity.restoreWith(new IdentitySettings(memory, lateness, Duration.ZERO, 10));
        identity.watermark(Instant.parse("2026-01-01T14:00:00Z"));
        assertThat(identity.stateEntries())
                .as("a link, its visitor, and when to forget")
                .isEqualTo(3);
        identity.watermark(Instant.parse("2026-05-06T00:00:00Z"));

        identity.assertNothingLeft();
    }

    /** An event that waits for the very instant at which something is to be forgotten must not hide it. */
    @Test
    void anEventThatWaitsForTheInstantOfATimerOfTheFormerLatenessHidesNothing() throws Exception {
        identity.order(EventName.PURCHASE, "p", "10:30");
        identity.watermark(time("10:30"));
        identity.restoreWith(
                new IdentitySettings(IdentityHarness.SETTINGS.memory(), Duration.ofMinutes(7), Duration.ZERO, 10));
        identity.anonymous("e-1", "11:32");

        identity.watermark(time("12:00"));

        identity.assertNothingLeft();
    }
}
