/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdentityFunctionTest {

    private static final IdentitySettings SETTINGS = new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1));

    private KeyedOneInputStreamOperatorTestHarness<String, ShopEvent, ShopperEvent> identity;

    @BeforeEach
    void start() throws Exception {
        identity = harness(null);
    }

    @AfterEach
    void stop() throws Exception {
        identity.close();
    }

    @Test
    void anEventWithAUserPassesAtOnce() throws Exception {
        signedIn("e-1", "anna", "10:00");

        assertThat(shoppers()).containsExactly("e-1: anna");
    }

    @Test
    void anAnonymousEventWaitsForTheLinksUpToItsTime() throws Exception {
        anonymous("e-1", "10:30");
        signedIn("e-2", "anna", "10:30");
        watermark(time("10:30").minusMillis(1));
        assertThat(shoppers()).containsExactly("e-2: anna");

        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-2: anna", "e-1: anna");
    }

    @Test
    void anEventBeforeTheLinkStaysWithTheVisitor() throws Exception {
        anonymous("e-1", "10:29:59");
        signedIn("e-2", "anna", "10:30");

        watermark(time("11:00"));

        assertThat(shoppers()).containsExactly("e-2: anna", "e-1: v-1");
    }

    @Test
    void theNewestLinkAtOrBeforeTheEventHolds() throws Exception {
        anonymous("e-4", "10:25");
        anonymous("e-5", "10:15");
        signedIn("e-3", "carl", "10:30");
        signedIn("e-2", "ben", "10:20");
        signedIn("e-1", "anna", "10:10");

        watermark(time("11:00"));

        assertThat(shoppers()).containsExactly("e-3: carl", "e-2: ben", "e-1: anna", "e-5: anna", "e-4: ben");
    }

    @Test
    void ofTwoUsersInOneInstantTheSmallerHolds() throws Exception {
        signedIn("e-1", "ben", "10:10");
        signedIn("e-2", "anna", "10:10");
        signedIn("e-3", "carl", "10:10");
        anonymous("e-4", "10:11");

        watermark(time("11:00"));

        assertThat(shoppers()).endsWith("e-4: anna");
    }

    @Test
    void aWatermarkThatLeapsDoesNotForgetWhatWaitingEventsNeed() throws Exception {
        signedIn("e-1", "anna", "2026-03-01T10:00:00Z");
        signedIn("e-2", "ben", "2026-03-05T10:00:00Z");
        anonymous("e-3", "2026-03-02T10:00:00Z");
        anonymous("e-4", "2026-06-01T10:00:00Z");
        anonymous("e-5", "2026-09-30T10:00:00Z");

        endOfInput();

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: ben", "e-3: anna", "e-4: ben", "e-5: v-1");
        assertThat(identity.numKeyedStateEntries()).isZero();
        assertThat(identity.numEventTimeTimers()).isZero();
    }

    @Test
    void aLateEventIsResolvedAtOnceFromTheLinksThatAreKept() throws Exception {
        signedIn("e-1", "anna", "08:00");
        signedIn("e-2", "ben", "10:10");
        watermark(time("11:00"));

        anonymous("e-3", "10:05");

        assertThat(shoppers()).endsWith("e-3: anna");
    }

    @Test
    void aLateLinkHoldsForTheEventsAfterIt() throws Exception {
        anonymous("e-1", "10:30");
        watermark(time("10:30"));

        signedIn("e-2", "anna", "10:00");
        anonymous("e-3", "10:30");

        assertThat(shoppers()).containsExactly("e-1: v-1", "e-2: anna", "e-3: anna");
    }

    @Test
    void aVisitorWhoIsNeverLinkedLeavesNothingBehind() throws Exception {
        anonymous("e-1", "10:30");
        anonymous("e-2", "10:30");

        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-1: v-1", "e-2: v-1");
        assertThat(identity.numKeyedStateEntries()).isZero();
        assertThat(identity.numEventTimeTimers()).isZero();
    }

    @Test
    void aVisitorIsForgottenAfterNinetySilentDays() throws Exception {
        signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        anonymous("e-2", "2026-03-31T23:59:59Z");
        anonymous("e-3", "2026-06-29T23:59:59Z");
        watermark(Instant.parse("2026-06-30T00:00:00Z"));

        assertThat(shoppers()).containsExactly("e-1: anna", "e-2: anna", "e-3: v-1");
        watermark(Instant.parse("2026-07-04T00:00:00Z"));

        assertThat(identity.numKeyedStateEntries()).isZero();
        assertThat(identity.numEventTimeTimers()).isZero();
    }

    @Test
    void aSharedIdKeepsABoundedNumberOfLinks() throws Exception {
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

        OperatorSubtaskState snapshot = identity.snapshot(1, 1);
        identity.close();
        identity = harness(snapshot);
        watermark(time("10:30"));

        assertThat(shoppers()).containsExactly("e-2: anna");
    }

    @Test
    void aMemoryShorterThanTheLatenessIsRefused() {
        assertThatThrownBy(() -> new IdentitySettings(Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessage("a visitor must be remembered for longer than events may be late,"
                        + " but memory is PT1H and the allowed lateness PT1H");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ShopEvent, ShopperEvent> harness(
            @Nullable OperatorSubtaskState snapshot) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ShopEvent, ShopperEvent> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new IdentityFunction(SETTINGS)),
                        event -> String.valueOf(event.anonymousId()),
                        Types.STRING);
        harness.setup();
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }

    private void signedIn(String eventId, String user, String at) throws Exception {
        sees(view(eventId)
                .anonymous("v-1")
                .user(user)
                .at(at)
                .item("mug", "kitchen")
                .event());
    }

    private void anonymous(String eventId, String at) throws Exception {
        sees(view(eventId).anonymous("v-1").at(at).item("mug", "kitchen").event());
    }

    private void sees(ShopEvent event) throws Exception {
        identity.processElement(event, event.eventTime().toEpochMilli());
    }

    private void watermark(Instant at) throws Exception {
        identity.processWatermark(at.toEpochMilli());
    }

    private void endOfInput() throws Exception {
        identity.processWatermark(Long.MAX_VALUE);
    }

    private List<String> shoppers() {
        return identity.extractOutputValues().stream()
                .map(resolved -> resolved.event().eventId() + ": " + resolved.shopper())
                .toList();
    }
}
