/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentityFunctionTest {

    private static final IdentitySettings SETTINGS = new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1));

    private IdentitySettings settings = SETTINGS;
    private KeyedHarness<String, ShopEvent, ShopperEvent> identity;

    @BeforeEach
    void start() throws Exception {
        identity = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new IdentityFunction(settings),
                event -> String.valueOf(event.anonymousId()),
                Types.STRING);
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void anEventWithAUserPassesAtOnce() {
        signedIn("e-1", "anna", "10:00");

        assertThat(shoppers()).containsExactly("e-1: anna");
    }

    @Test
    void anAnonymousEventWaitsForTheLinksUpToItsTime() {
        anonymous("e-1", "10:30");
        signedIn("e-2", "anna", "10:30");
        watermark(time("10:30").minusMillis(1));
        assertThat(shoppers()).containsExactly("e-2: anna");

        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-2: anna", "e-1: anna");
    }

    @Test
    void anEventBeforeTheLinkStaysWithTheVisitor() {
        anonymous("e-1", "10:29:59");
        signedIn("e-2", "anna", "10:30");

        watermark(time("11:00"));

        assertThat(shoppers()).containsExactly("e-2: anna", "e-1: v-1");
    }

    @Test
    void theNewestLinkAtOrBeforeTheEventHolds() {
        anonymous("e-4", "10:25");
        anonymous("e-5", "10:15");
        signedIn("e-3", "carl", "10:30");
        signedIn("e-2", "ben", "10:20");
        signedIn("e-1", "anna", "10:10");

        watermark(time("11:00"));

        assertThat(shoppers()).containsExactly("e-3: carl", "e-2: ben", "e-1: anna", "e-5: anna", "e-4: ben");
    }

    @Test
    void ofTwoUsersInOneInstantTheSmallerHolds() {
        signedIn("e-1", "ben", "10:10");
        signedIn("e-2", "anna", "10:10");
        signedIn("e-3", "carl", "10:10");
        anonymous("e-4", "10:11");

        watermark(time("11:00"));

        assertThat(shoppers()).endsWith("e-4: anna");
    }

    @Test
    void aWatermarkThatLeapsDoesNotForgetWhatWaitingEventsNeed() {
        signedIn("e-1", "anna", "2026-03-01T10:00:00Z");
        signedIn("e-2", "ben", "2026-03-05T10:00:00Z");
        anonymous("e-3", "2026-03-02T10:00:00Z");
        anonymous("e-4", "2026-06-01T10:00:00Z");
        anonymous("e-5", "2026-09-30T10:00:00Z");

        endOfInput();

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: ben", "e-3: anna", "e-4: ben", "e-5: v-1");
        identity.assertNothingLeft();
    }

    @Test
    void theEndOfInputResolvesWhatWaitsAndLeavesNothing() {
        signedIn("e-1", "anna", "10:00");
        anonymous("e-2", "10:30");
        order(EventName.PURCHASE, "p", "10:31");
        assertThat(identity.stateEntries())
                .as("a link, its visitor and when to forget, two waiting events and their counts")
                .isEqualTo(3 + 4);
        assertThat(identity.timers())
                .as("one that forgets, two that resolve; the order sets one more when it is resolved")
                .isEqualTo(3);

        endOfInput();

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: anna", "p: anna");
        assertThat(corrections()).isEmpty();
        identity.assertNothingLeft();
    }

    @Test
    void aLateEventIsResolvedAtOnceFromTheLinksThatAreKept() {
        signedIn("e-1", "anna", "08:00");
        signedIn("e-2", "ben", "10:10");
        watermark(time("11:00"));

        anonymous("e-3", "10:05");

        assertThat(shoppers()).endsWith("e-3: anna");
    }

    @Test
    void aLateLinkHoldsForTheEventsAfterIt() {
        anonymous("e-1", "10:30");
        watermark(time("10:30"));

        signedIn("e-2", "anna", "10:00");
        anonymous("e-3", "10:30");

        assertThat(shoppers()).containsExactly("e-1: v-1", "e-2: anna", "e-3: anna");
    }

    @Test
    void aVisitorWhoIsNeverLinkedLeavesNothingBehind() {
        anonymous("e-1", "10:30");
        anonymous("e-2", "10:30");

        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-1: v-1", "e-2: v-1");
        identity.assertNothingLeft();
    }

    @Test
    void aLinkHoldsForLessThanNinetyDaysFromTheEventThatNamedTheUser() {
        signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        anonymous("e-2", "2026-03-01T00:00:00Z");
        anonymous("e-3", "2026-03-31T23:59:59.999999999Z");
        anonymous("e-4", "2026-04-01T00:00:00Z");

        watermark(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: anna", "e-3: anna", "e-4: v-1");
    }

    @Test
    void aLaterLinkDoesNotBringAnExpiredOneBack() {
        signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        signedIn("e-3", "ben", "2026-04-02T00:00:00Z");
        anonymous("e-2", "2026-04-01T12:00:00Z");

        watermark(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(shoppers()).containsExactly("e-1: anna", "e-3: ben", "e-2: v-1");
    }

    @Test
    void aLateEventFindsItsLinkAlthoughTheLinkHasEnded() {
        signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        watermark(Instant.parse("2026-04-01T00:30:00Z"));

        anonymous("e-2", "2026-03-31T23:59:00Z");

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: anna");
    }

    @Test
    void aVisitorIsForgottenWhenNoLinkCanHoldAnyMore() {
        signedIn("e-1", "anna", "2025-12-28T00:00:00Z");
        // Ends where a slice of the memory does, so that no rounding hides a timer that is too early.
        signedIn("e-2", "anna", "2026-01-01T00:00:00Z");
        Instant ended = Instant.parse("2026-01-01T00:00:00Z").plus(SETTINGS.memory());

        watermark(ended.plus(SETTINGS.allowedLateness()).minusMillis(1));
        assertThat(identity.stateEntries()).isEqualTo(3);
        watermark(ended.plus(Duration.ofDays(4)));

        identity.assertNothingLeft();
    }

    @Test
    void aLinkBehindTheWatermarkCorrectsOrdersFromItsTimeOnAndNothingElse() {
        order(EventName.PURCHASE, "before", "10:09");
        order(EventName.PURCHASE, "at", "10:10");
        order(EventName.REFUND, "refund", "10:30");
        anonymous("view", "10:30");
        watermark(time("11:00"));

        signedIn("e-1", "anna", "10:10");

        assertThat(shoppers()).endsWith("refund: v-1", "view: v-1", "e-1: anna");
        assertThat(corrections()).containsExactlyInAnyOrder("at: anna 1", "refund: anna 1");
    }

    @Test
    void everyLinkThatChangesTheAnswerCorrectsItOnce() {
        order(EventName.PURCHASE, "p", "10:30");
        watermark(time("11:00"));

        signedIn("e-1", "anna", "10:10");
        signedIn("e-2", "anna", "10:15");
        signedIn("e-3", "ben", "10:05");
        signedIn("e-4", "carl", "10:20");
        signedIn("e-5", "zoe", "10:31");

        assertThat(corrections()).containsExactly("p: anna 1", "p: carl 2");
    }

    @Test
    void ordersAreKeptAsLongAsALinkBeforeThemMayComeAndNoLonger() {
        order(EventName.PURCHASE, "forgotten-at-half-past", "10:29");
        order(EventName.PURCHASE, "p", "10:30");
        watermark(time("11:30"));
        signedIn("e-1", "anna", "10:30");
        assertThat(corrections()).containsExactly("p: anna 1");
        order(EventName.PURCHASE, "q", "10:31");

        watermark(time("11:34"));

        assertThat(shoppers()).endsWith("q: anna");
        assertThat(identity.stateEntries())
                .as("a link, its visitor, and when to forget")
                .isEqualTo(3);
    }

    @Test
    void afterARestoreALinkCorrectsBeforeAWatermarkHasCome() throws Exception {
        order(EventName.PURCHASE, "p", "10:30");
        watermark(time("11:00"));

        identity = identity.snapshotAndRestore();
        signedIn("e-1", "anna", "10:10");

        assertThat(corrections()).containsExactly("p: anna 1");
    }

    @Test
    void manyEventsOfOneInstantKeepTheirOrderAndNoValueOfTheStateGrowsWithThem() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 6_400; number++) {
            anonymous("e-" + number, "10:30");
            expected.add("e-" + number + ": v-1");
        }
        assertThat(identity.stateEntries()).isEqualTo(100 + 1);

        watermark(time("10:30"));

        assertThat(shoppers()).containsExactlyElementsOf(expected);
        identity.assertNothingLeft();
    }

    @Test
    void aSharedIdKeepsABoundedNumberOfLinks() {
        int visits = 5 * KeptLinks.MOST_LINKS;
        Instant start = time("10:00");
        for (int visit = 0; visit < visits; visit++) {
            Instant at = start.plusMillis(visit);
            sees(view("e-" + visit)
                    .anonymous("v-1")
                    .user("user-" + visit)
                    .at(at.toString())
                    .item("mug", "kitchen")
                    .event());
        }
        anonymous("first", "10:00");
        anonymous("last", "10:01");

        watermark(time("10:01"));

        assertThat(shoppers()).endsWith("first: v-1", "last: user-" + (visits - 1));
    }

    @Test
    void aSnapshotKeepsLinksAndWaitingEvents() throws Exception {
        signedIn("e-1", "anna", "10:00");
        anonymous("e-2", "10:30");

        identity = identity.snapshotAndRestore();
        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-2: anna");
    }

    @ParameterizedTest(name = "from P90D and PT1H to {0} and {1}")
    @CsvSource({"P90D, PT7M", "P90D, PT35M", "P90D, PT3H", "P30D, PT1H", "P120D, PT1H"})
    void aVisitorIsForgottenWhenLatenessAndMemoryAreOthers(Duration memory, Duration lateness) throws Exception {
        signedIn("e-1", "anna", "2026-01-01T10:00:00Z");
        signedIn("e-2", "ben", "2026-01-01T10:10:13Z");
        order(EventName.PURCHASE, "p", "2026-01-01T10:20:07Z");
        watermark(Instant.parse("2026-01-01T10:30:00Z"));

        settings = new IdentitySettings(memory, lateness);
        identity = identity.snapshotAndRestore();
        watermark(Instant.parse("2026-01-01T14:00:00Z"));
        assertThat(identity.stateEntries())
                .as("a link, its visitor, and when to forget")
                .isEqualTo(3);
        watermark(Instant.parse("2026-05-06T00:00:00Z"));

        identity.assertNothingLeft();
    }

    /** An event that waits for the very instant at which something is to be forgotten must not hide it. */
    @Test
    void anEventThatWaitsForTheInstantOfATimerOfTheFormerLatenessHidesNothing() throws Exception {
        order(EventName.PURCHASE, "p", "10:30");
        watermark(time("10:30"));
        settings = new IdentitySettings(SETTINGS.memory(), Duration.ofMinutes(7));
        identity = identity.snapshotAndRestore();
        anonymous("e-1", "11:32");

        watermark(time("12:00"));

        identity.assertNothingLeft();
    }

    @Test
    void aMemoryShorterThanTheLatenessIsRefused() {
        assertThatThrownBy(() -> new IdentitySettings(Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessage("a visitor must be remembered for longer than events may be late,"
                        + " but memory is PT1H and the allowed lateness PT1H");
    }

    private void signedIn(String eventId, String user, String at) {
        sees(view(eventId)
                .anonymous("v-1")
                .user(user)
                .at(at)
                .item("mug", "kitchen")
                .event());
    }

    private void anonymous(String eventId, String at) {
        sees(view(eventId).anonymous("v-1").at(at).item("mug", "kitchen").event());
    }

    private void order(EventName name, String eventId, String at) {
        sees(Happening.of(name, eventId)
                .anonymous("v-1")
                .at(at)
                .transaction("t-1", "EUR")
                .item("mug", "kitchen")
                .event());
    }

    private List<String> corrections() {
        return identity.sideOutput(IdentityFunction.CORRECTIONS).stream()
                .map(answer -> answer.event().eventId() + ": " + answer.shopper() + " " + answer.number())
                .toList();
    }

    private void sees(ShopEvent event) {
        identity.element(event, event.eventTime());
    }

    private void watermark(Instant at) {
        identity.watermark(at);
    }

    private void endOfInput() {
        identity.endOfInput();
    }

    private List<String> shoppers() {
        return identity.output().stream()
                .map(resolved -> resolved.event().eventId() + ": " + resolved.shopper())
                .toList();
    }
}
