/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShoppersReferenceTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final ShoppersReference shoppers = ShoppersReference.of(Written.events(
            "{'anonymous_id': 'v', 'user_id': 'anna', 'event_time': @10:00:00}",
            "{'anonymous_id': 'v', 'user_id': 'ben', 'event_time': @11:00:00}",
            "{'anonymous_id': 'v', 'user_id': 'aaron', 'event_time': @11:00:00}",
            "{'anonymous_id': 'v', 'event_time': @12:00:00}"));

    @Test
    void aVisitorIsTheUserOfTheNewestSignIn() {
        assertThat(visitorAt("@09:59:59.999")).isEqualTo("v");
        assertThat(visitorAt("@10:00:00")).isEqualTo("anna");
        assertThat(visitorAt("@10:59:59")).isEqualTo("anna");
        assertThat(visitorAt("@11:00:00"))
                .as("the first by name of two at once")
                .isEqualTo("aaron");
        assertThat(visitorAt("@23:00:00")).isEqualTo("aaron");
    }

    @Test
    void whoNamesAUserIsThatUser() {
        assertThat(shoppers.shopper(Written.event("{'anonymous_id': 'v', 'user_id': 'carl', 'event_time': @10:30:00}")))
                .isEqualTo("carl");
        assertThat(shoppers.shopper(Written.event("{'anonymous_id': 'w', 'event_time': @10:30:00}")))
                .isEqualTo("w");
    }

    @Test
    void onlyWhoIsUnknownWillSignIn() {
        assertThat(shoppers.nextSignInOfUnknown(Written.event("{'anonymous_id': 'v', 'event_time': @09:00:00}")))
                .isEqualTo(entry(TEN, "anna"));
        assertThat(shoppers.nextSignInOfUnknown(Written.event("{'anonymous_id': 'v', 'event_time': @10:00:00}")))
                .isNull();
        assertThat(shoppers.nextSignInOfUnknown(
                        Written.event("{'anonymous_id': 'v', 'user_id': 'carl', 'event_time': @09:00:00}")))
                .isNull();
        assertThat(shoppers.nextSignInOfUnknown(Written.event("{'anonymous_id': 'w', 'event_time': @09:00:00}")))
                .isNull();
    }

    @Test
    void timesAreWrittenWithoutZerosAtTheEndOfAFraction() {
        assertThat(ShoppersReference.written(TEN)).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(ShoppersReference.written(TEN.plusMillis(120))).isEqualTo("2026-03-02T10:00:00.12Z");
    }

    private String visitorAt(String time) {
        return shoppers.shopper(Written.event("{'anonymous_id': 'v', 'event_time': " + time + "}"));
    }
}
