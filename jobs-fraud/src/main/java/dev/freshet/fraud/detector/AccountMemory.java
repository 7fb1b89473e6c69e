/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.pattern.SmallAmounts;
import dev.freshet.fraud.travel.Sighting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account beside its figures.
 *
 * <p>Devices, countries and the position are learnt only from what was trusted: else the second fraud from a new device would not
 * be new any more.
 *
 * @param newest event time of the newest transaction or login, trusted or not
 * @param position where it was last seen; null before
 * @param devices at most {@value #MOST_VALUES}
 * @param countries at most {@value #MOST_VALUES}
 * @param smallAmounts by currency, {@code |} and the series of a rule; see {@link DetectorRules}
 */
public record AccountMemory(
        Instant newest,
        @Nullable Sighting position,
        KnownValues devices,
        KnownValues countries,
        Map<String, SmallAmounts> smallAmounts) {

    /** Of further devices and countries the one that was not seen for longest is given up. */
    static final int MOST_VALUES = 50;

    /** Of an account that was never seen. */
    public static final AccountMemory NONE =
            new AccountMemory(Instant.EPOCH, null, KnownValues.NONE, KnownValues.NONE, Map.of());

    /** After something happened, trusted or not. What comes late makes nothing older. */
    public AccountMemory active(Instant at) {
        return at.isAfter(newest) ? new AccountMemory(at, position, devices, countries, smallAmounts) : this;
    }

    /** After something that is to be trusted, with all that is known of it. */
    public AccountMemory trusting(
            Instant at, @Nullable Sighting sighting, @Nullable String device, @Nullable String country) {
        return new AccountMemory(
                newest,
                sighting == null ? position : sighting.orLater(position),
                seen(devices, device, at),
                seen(countries, country, at),
                smallAmounts);
    }

    SmallAmounts smallAmounts(String key) {
        return Objects.requireNonNullElse(smallAmounts.get(key), SmallAmounts.NONE);
    }

    AccountMemory with(Map<String, SmallAmounts> changed) {
        return new AccountMemory(newest, position, devices, countries, new HashMap<>(changed));
    }

    private static KnownValues seen(KnownValues known, @Nullable String value, Instant at) {
        return value == null ? known : known.seen(value, at, MOST_VALUES);
    }
}
