/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CategoryHistoryTest {

    private final CategoryHistory history =
            new CategoryHistory(Map.of(time("10:00"), "kitchen", time("11:00"), "garden", time("12:00"), "unknown"));

    @Test
    void aVersionHoldsFromItsOwnInstantUntilTheNext() {
        assertThat(history.asOf(time("10:00"))).isEqualTo("kitchen");
        assertThat(history.asOf(time("2026-03-02T10:59:59.999999999Z"))).isEqualTo("kitchen");
        assertThat(history.asOf(time("11:00"))).isEqualTo("garden");
        assertThat(history.asOf(time("2026-03-02T09:59:59.999999999Z"))).isEqualTo("unknown");
    }

    @Test
    void aVersionSaysNothingNewWhereTheCategoryIsTheSameAsOfItsTime() {
        assertThat(history.saysAlready(time("10:30"), "kitchen")).isTrue();
        assertThat(history.saysAlready(time("10:00"), "kitchen")).isTrue();
        assertThat(history.saysAlready(time("10:30"), "garden")).isFalse();
        assertThat(history.saysAlready(time("11:00"), "kitchen")).isFalse();
        assertThat(history.saysAlready(time("09:00"), "kitchen")).isFalse();
    }

    @Test
    void aDeletionSaysNothingNewWhereTheCategoryIsUnknownAlready() {
        assertThat(history.saysAlready(time("13:00"), "unknown")).isTrue();
        assertThat(history.saysAlready(time("09:00"), "unknown")).isTrue();
        assertThat(history.saysAlready(time("11:30"), "unknown")).isFalse();
    }

    @Test
    void versionsBeforeTheNewestAtTheHorizonAreIrrelevant() {
        assertThat(history.forget(time("09:59"))).isEmpty();
        assertThat(history.forget(time("10:00"))).isEmpty();
        assertThat(history.forget(time("11:00"))).containsExactly(time("10:00"));
        assertThat(history.asOf(time("10:30"))).isEqualTo("unknown");
        assertThat(history.forget(time("11:00"))).isEmpty();
    }

    @Test
    void aDeletionIsItselfIrrelevantOnceTheHorizonIsThere() {
        assertThat(history.forget(time("12:00"))).containsExactly(time("10:00"), time("11:00"), time("12:00"));
    }

    @Test
    void oneVersionOfAnItemInTheCatalogIsNeverForgotten() {
        assertThat(new CategoryHistory(Map.of(time("10:00"), "kitchen")).forgetsAt())
                .isNull();
        assertThat(new CategoryHistory(Map.of(time("10:00"), "unknown")).forgetsAt())
                .isEqualTo(time("10:00"));
        assertThat(history.forgetsAt()).isEqualTo(time("12:00"));
    }
}
