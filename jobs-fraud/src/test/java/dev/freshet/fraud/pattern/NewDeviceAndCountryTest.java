/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.pattern.NewDeviceAndCountry.areNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.feature.KnownValues;
import org.junit.jupiter.api.Test;

final class NewDeviceAndCountryTest {

    private static final KnownValues DEVICES = KnownValues.NONE.seen("phone", time("10:00"), 9);
    private static final KnownValues COUNTRIES = KnownValues.NONE.seen("FR", time("10:00"), 9);

    @Test
    void bothAreNew() {
        assertThat(areNew("laptop", "JP", DEVICES, COUNTRIES)).isTrue();
    }

    @Test
    void eitherAloneIsATelephoneOrAHoliday() {
        assertThat(areNew("laptop", "FR", DEVICES, COUNTRIES)).isFalse();
        assertThat(areNew("phone", "JP", DEVICES, COUNTRIES)).isFalse();
    }

    @Test
    void whatIsNotToldIsNotNew() {
        assertThat(areNew(null, "JP", DEVICES, COUNTRIES)).isFalse();
        assertThat(areNew("laptop", null, DEVICES, COUNTRIES)).isFalse();
    }

    @Test
    void anAccountWithoutAPastHasNothingNew() {
        assertThat(areNew("laptop", "JP", KnownValues.NONE, COUNTRIES)).isFalse();
        assertThat(areNew("laptop", "JP", DEVICES, KnownValues.NONE)).isFalse();
    }
}
