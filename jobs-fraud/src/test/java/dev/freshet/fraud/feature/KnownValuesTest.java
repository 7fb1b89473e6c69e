/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnownValuesTest {

    private static final int MOST = 3;
    private static final Duration HOUR = Duration.ofHours(1);

    private KnownValues known = KnownValues.NONE;

    @Test
    void nothingIsNewOfAnAccountWithoutAPast() {
        assertThat(known.isNew("phone")).isFalse();
    }

    @Test
    void isNewWhatWasNotSeenAndNeverWhatIsNotThere() {
        seen("phone", "10:00");

        assertThat(known.isNew("phone")).isFalse();
        assertThat(known.isNew("laptop")).isTrue();
        assertThat(known.isNew(null)).isFalse();
    }

    @Test
    void givesUpWhatWasNotSeenForLongest() {
        seen("a", "10:00");
        seen("b", "10:01");
        seen("c", "10:01");
        seen("a", "10:02");
        seen("d", "10:03");

        assertThat(known.lastSeen()).containsOnlyKeys("a", "c", "d");
    }

    @Test
    void whatComesLateNeverMakesAValueOlder() {
        seen("a", "10:05");
        seen("a", "10:00");

        assertThat(known.oldest()).isEqualTo(time("10:05"));
    }

    @Test
    void countsDifferentValuesOfAWindowWithoutItsStart() {
        seen("at-start", "09:00");
        seen("inside", "09:00:01");
        seen("inside", "09:30");
        seen("at-end", "10:00");

        assertThat(known.within(HOUR, time("10:00"))).isEqualTo(2);
        assertThat(known.within(HOUR, time("09:45"))).as("late").isEqualTo(2);
    }

    @Test
    void forgetsWhatWasNotSeenAfterAnInstant() {
        seen("a", "10:00");
        seen("b", "10:01");

        assertThat(known.forget(time("10:00")).lastSeen()).containsOnlyKeys("b");
        assertThat(known.forget(time("10:01")).oldest()).isNull();
    }

    private void seen(String value, String clock) {
        known = known.seen(value, time(clock), MOST);
    }
}
