/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.feature.KnownValues;
import org.jspecify.annotations.Nullable;

/**
 * Whether device and country are both new to the account. Either alone is a new telephone or a holiday, and of an account without
 * a past nothing is new.
 */
public final class NewDeviceAndCountry {

    private NewDeviceAndCountry() {}

    public static boolean areNew(
            @Nullable String device, @Nullable String country, KnownValues devices, KnownValues countries) {
        return devices.isNew(device) && countries.isNew(country);
    }
}
