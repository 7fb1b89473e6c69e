/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdentityFunctionTest {

    private static final IdentitySettings SETTINGS = new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1));

    private KeyedHarness<String, ShopEvent, ShopperEvent> identity;

    @BeforeEach
    void start() throws Exception {
        identity = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new IdentityFunction(SETTINGS),
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
    void aVisitorIsForgottenAfterNinetySilentDays() {
        signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        anonymous("e-2", "2026-03-31T23:59:59Z");
        anonymous("e-3", "2026-06-29T23:59:59Z");
        watermark(Instant.parse("2026-06-30T00:00:00Z"));

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: anna", "e-3: v-1");
        watermark(Instant.parse("2026-07-04T00:00:00Z"));

        identity.assertNothingLeft();
    }

    @Test
    void aSharedIdKeepsABoundedNumberOfLinks() {
        int visits = 5 * IdentityFunction.MOST_LINKS;
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
