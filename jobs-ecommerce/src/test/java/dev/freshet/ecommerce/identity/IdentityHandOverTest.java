/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed over when a visitor signs in, to whom, and that it is done once. */
final class IdentityHandOverTest {

    private static final IdentitySettings SETTINGS =
            new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1), Duration.ofHours(24), 4);

    private IdentityHarness identity;

    @BeforeEach
    void open() throws Exception {
        identity = new IdentityHarness(SETTINGS);
    }

    @AfterEach
    void close() {
        identity.close();
    }

    @Test
    void theFirstSignInTakesTheStepsWhenTheWatermarkPassesIt() {
        identity.does(VIEW_ITEM, "10:00");
        identity.does(VIEW_CART, "10:01");
        identity.does(ADD_TO_CART, "10:05");
        identity.signedIn("login", "anna", "10:30");
        identity.watermark(time("10:30").minusMillis(1));
        assertThat(identity.handedOver()).isEmpty();

        identity.watermark(time("10:30"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:00:00Z"
                        + ": ADD_TO_CART 2026-03-02T10:05:00Z");
    }

    @Test
    void laterSignInsTakeNothing() {
        identity.does(VIEW_ITEM, "10:00");
        identity.signedIn("login", "anna", "10:30");
        identity.does(VIEW_ITEM, "10:31");
        identity.signedIn("again", "anna", "10:32");
        identity.does(VIEW_ITEM, "10:33");
        identity.signedIn("other", "ben", "10:34");

        identity.watermark(time("11:00"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:00:00Z");
    }

    @Test
    void ofSignInsOutOfOrderTheEarliestTakesAll() {
        identity.does(VIEW_ITEM, "10:00");
        identity.signedIn("late", "ben", "10:30");
        identity.signedIn("early", "anna", "10:20");
        identity.does(VIEW_ITEM, "10:10");

        identity.watermark(time("11:00"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:20:00Z: VIEW_ITEM 2026-03-02T10:00:00Z"
                        + ": VIEW_ITEM 2026-03-02T10:10:00Z");
    }

    @Test
    void aStepExactlyAsOldAsTheHandOverReachesIsTakenAndAnOlderOneIsNot() {
        identity.does(VIEW_ITEM, "2026-03-01T10:29:59.999999999Z");
        identity.does(VIEW_ITEM, "2026-03-01T10:30:00Z");
        identity.signedIn("login", "anna", "10:30");

        identity.watermark(time("10:30"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-01T10:30:00Z");
    }

    @Test
    void aSignInIsToldWhereNoStepIsTaken() {
        identity.does(VIEW_CART, "2026-02-20T10:00:00Z");
        identity.signedIn("login", "anna", "10:30");

        identity.watermark(time("10:30"));

        assertThat(identity.handedOver()).containsExactly("anna at 2026-03-02T10:30:00Z");
    }

    @Test
    void whatComesLateIsHandedOverWithTheNextWatermark() {
        identity.signedIn("login", "anna", "10:30");
        identity.watermark(time("10:40"));
        assertThat(identity.handedOver()).containsExactly("anna at 2026-03-02T10:30:00Z");

        identity.does(VIEW_ITEM, "10:10");
        identity.watermark(time("10:40").plusMillis(1));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:10:00Z");
    }

    @Test
    void aSignInThatComesLateTakesWhatIsNobodysAndTakesNothingBack() {
        identity.does(VIEW_ITEM, "10:00");
        identity.does(VIEW_ITEM, "10:20");
        identity.watermark(time("10:40"));
        identity.signedIn("late", "anna", "10:10");
        identity.watermark(time("10:41"));
        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:10:00Z: VIEW_ITEM 2026-03-02T10:00:00Z"
                        + ": VIEW_ITEM 2026-03-02T10:20:00Z");

        identity.signedIn("later still", "ben", "10:05");
        identity.watermark(time("10:42"));

        assertThat(identity.handedOver()).containsExactly("ben at 2026-03-02T10:05:00Z");
    }

    @Test
    void aVisitorWhoIsNoLongerKnownIsHandedOverAnew() {
        identity.signedIn("login", "anna", "2026-03-02T10:30:00Z");
        identity.does(VIEW_ITEM, "2026-05-31T10:30:00Z");
        identity.signedIn("much later", "ben", "2026-05-31T11:00:00Z");

        identity.watermark(Instant.parse("2026-06-01T00:00:00Z"));

        assertThat(identity.handedOver())
                .containsExactly(
                        "anna at 2026-03-02T10:30:00Z", "ben at 2026-05-31T11:00:00Z: VIEW_ITEM 2026-05-31T10:30:00Z");
    }

    @Test
    void ofMoreStepsThanAreKeptTheOlderStayWithTheVisitorAndAreCounted() {
        for (int minute = 10; minute < 15; minute++) {
            identity.does(VIEW_ITEM, "10:" + minute);
        }
        identity.signedIn("login", "anna", "10:30");

        identity.watermark(time("10:30"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:13:00Z"
                        + ": VIEW_ITEM 2026-03-02T10:14:00Z");
        assertThat(identity.stepsNotHandedOver()).isEqualTo(3);
    }

    @Test
    void stepsAreHandedOverAcrossARestore() throws Exception {
        identity.does(VIEW_ITEM, "10:00");
        identity.signedIn("login", "anna", "10:30");
        identity.watermark(time("10:29"));
        identity.restore();

        identity.watermark(time("10:31"));

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:00:00Z");
    }

    @Test
    void aVisitorWhoNeverSignsInLeavesNothing() {
        identity.does(VIEW_ITEM, "10:00");
        identity.does(ADD_TO_CART, "12:00");
        identity.watermark(Instant.parse("2026-03-03T13:00:00Z"));
        assertThat(identity.stateEntries())
                .as("a step, the count, when to forget")
                .isEqualTo(3);

        identity.watermark(Instant.parse("2026-03-03T13:49:00Z"));

        identity.assertNothingLeft();
        assertThat(identity.handedOver()).isEmpty();
    }

    @Test
    void theEndOfInputHandsOverToThoseWhoSignedInAndLeavesNothing() {
        identity.does(VIEW_ITEM, "10:00");
        identity.signedIn("login", "anna", "10:30");

        identity.endOfInput();

        assertThat(identity.handedOver())
                .containsExactly("anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:00:00Z");
        identity.assertNothingLeft();
    }
}
