/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.Happening.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who a visitor is. */
final class IdentityFunctionTest {

    private final IdentityHarness identity;

    IdentityFunctionTest() throws Exception {
        identity = new IdentityHarness();
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void anEventWithAUserPassesAtOnce() {
        identity.signedIn("e-1", "anna", "10:00");

        assertThat(identity.shoppers()).containsExactly("e-1: anna");
    }

    @Test
    void anAnonymousEventWaitsForTheLinksUpToItsTime() {
        identity.anonymous("e-1", "10:30");
        identity.signedIn("e-2", "anna", "10:30");
        identity.watermark(time("10:30").minusMillis(1));
        assertThat(identity.shoppers()).containsExactly("e-2: anna");

        identity.watermark(time("10:30"));

        assertThat(identity.shoppers()).containsExactly("e-2: anna", "e-1: anna");
    }

    @Test
    void anEventBeforeTheLinkStaysWithTheVisitor() {
        identity.anonymous("e-1", "10:29:59");
        identity.signedIn("e-2", "anna", "10:30");

        identity.watermark(time("11:00"));

        assertThat(identity.shoppers()).containsExactly("e-2: anna", "e-1: v-1");
    }

    @Test
    void theNewestLinkAtOrBeforeTheEventHolds() {
        identity.anonymous("e-4", "10:25");
        identity.anonymous("e-5", "10:15");
        identity.signedIn("e-3", "carl", "10:30");
        identity.signedIn("e-2", "ben", "10:20");
        identity.signedIn("e-1", "anna", "10:10");

        identity.watermark(time("11:00"));

        assertThat(identity.shoppers()).containsExactly("e-3: carl", "e-2: ben", "e-1: anna", "e-5: anna", "e-4: ben");
    }

    @Test
    void ofTwoUsersInOneInstantTheSmallerHolds() {
        identity.signedIn("e-1", "ben", "10:10");
        identity.signedIn("e-2", "anna", "10:10");
        identity.signedIn("e-3", "carl", "10:10");
        identity.anonymous("e-4", "10:11");

        identity.watermark(time("11:00"));

        assertThat(identity.shoppers()).endsWith("e-4: anna");
    }

    @Test
    void aLateEventIsResolvedAtOnceFromTheLinksThatAreKept() {
        identity.signedIn("e-1", "anna", "08:00");
        identity.signedIn("e-2", "ben", "10:10");
        identity.watermark(time("11:00"));

        identity.anonymous("e-3", "10:05");

        assertThat(identity.shoppers()).endsWith("e-3: anna");
    }

    @Test
    void aLateLinkHoldsForTheEventsAfterIt() {
        identity.anonymous("e-1", "10:30");
        identity.watermark(time("10:30"));

        identity.signedIn("e-2", "anna", "10:00");
        identity.anonymous("e-3", "10:30");

        assertThat(identity.shoppers()).containsExactly("e-1: v-1", "e-2: anna", "e-3: anna");
    }

    @Test
    void aLinkHoldsForLessThanNinetyDaysFromTheEventThatNamedTheUser() {
        identity.signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        identity.anonymous("e-2", "2026-03-01T00:00:00Z");
        identity.anonymous("e-3", "2026-03-31T23:59:59.999999999Z");
        identity.anonymous("e-4", "2026-04-01T00:00:00Z");

        identity.watermark(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(identity.shoppers()).containsExactly("e-1: anna", "e-2: anna", "e-3: anna", "e-4: v-1");
    }

    @Test
    void aLaterLinkDoesNotBringAnExpiredOneBack() {
        identity.signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        identity.signedIn("e-3", "ben", "2026-04-02T00:00:00Z");
        identity.anonymous("e-2", "2026-04-01T12:00:00Z");

        identity.watermark(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(identity.shoppers()).containsExactly("e-1: anna", "e-3: ben", "e-2: v-1");
    }

    @Test
    void aLateEventFindsItsLinkAlthoughTheLinkHasEnded() {
        identity.signedIn("e-1", "anna", "2026-01-01T00:00:00Z");
        identity.watermark(Instant.parse("2026-04-01T00:30:00Z"));

        identity.anonymous("e-2", "2026-03-31T23:59:00Z");

        assertThat(identity.shoppers()).containsExactly("e-1: anna", "e-2: anna");
    }

    @Test
    void aSharedIdKeepsABoundedNumberOfLinks() {
        int visits = 5 * KeptLinks.MOST_LINKS;
        Instant start = time("10:00");
        for (int visit = 0; visit < visits; visit++) {
            Instant at = start.plusMillis(visit);
            identity.sees(view("e-" + visit)
                    .anonymous("v-1")
                    .user("user-" + visit)
                    .at(at.toString())
                    .item("mug", "kitchen")
                    .event());
        }
        identity.anonymous("first", "10:00");
        identity.anonymous("last", "10:01");

        identity.watermark(time("10:01"));

        assertThat(identity.shoppers()).endsWith("first: v-1", "last: user-" + (visits - 1));
    }

    @Test
    void aMemoryShorterThanTheLatenessIsRefused() {
        assertThatThrownBy(() -> new IdentitySettings(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, 10))
                .hasMessage("a visitor must be remembered for longer than events may be late,"
                        + " but memory is PT1H and the allowed lateness PT1H");
    }
}
