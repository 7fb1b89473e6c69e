/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.detector.AccountMemory;
import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.travel.Hop;
import dev.freshet.fraud.travel.Sighting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Features that depend on what was decided before: devices, countries and places count as known once they were trusted. */
final class AccountFeatures {

    /** 1 where the account is used from a device for the first time, and was used from others; absent without a device. */
    static final String NEW_DEVICE = "new_device";

    /** The same of the country. */
    static final String NEW_COUNTRY = "new_country";

    /** From where the account was last seen; absent where one of both is not known, or what comes is not later. */
    static final String TRAVEL_KILOMETRES = "travel_kilometres";

    /** Since the account was seen there; absent as the kilometres are. */
    static final String TRAVEL_HOURS = "travel_hours";

    static final Set<String> NAMES = Set.of(NEW_DEVICE, NEW_COUNTRY, TRAVEL_KILOMETRES, TRAVEL_HOURS);

    private static final int DECIMALS = 3;

    private AccountFeatures() {}

    static Map<String, BigDecimal> of(Transaction transaction, AccountMemory before, @Nullable Sighting sighting) {
        Map<String, BigDecimal> features = new HashMap<>();
        putNew(NEW_DEVICE, transaction.deviceId(), before.devices(), features);
        putNew(NEW_COUNTRY, transaction.country(), before.countries(), features);
        Sighting last = before.position();
        if (last != null && sighting != null && sighting.moment().isAfter(last.moment())) {
            Hop hop = Hop.between(last, sighting);
            features.put(TRAVEL_KILOMETRES, rounded(hop.kilometres()));
            features.put(TRAVEL_HOURS, rounded(hop.hours()));
        }
        return features;
    }

    private static void putNew(
            String name, @Nullable String value, KnownValues known, Map<String, BigDecimal> features) {
        if (value != null) {
            features.put(name, known.isNew(value) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
    }

    private static BigDecimal rounded(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
