/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many logins of the account failed before a transaction, as features: 0 where none did, at most {@link RecentFailures#MOST}. */
public final class LoginFigures {

    static final Duration LONGEST = Duration.ofDays(1);

    private static final Map<String, Duration> WINDOWS = new TreeMap<>(Map.of(
            "failed_logins_10m", Duration.ofMinutes(10),
            "failed_logins_1h", Duration.ofHours(1),
            "failed_logins_1d", LONGEST));

    private LoginFigures() {}

    public static Set<String> names() {
        return new TreeSet<>(WINDOWS.keySet());
    }

    /** Counts those in (moment − length, moment]. */
    public static void putInto(Map<String, BigDecimal> features, AccountLogins logins, Moment moment) {
        WINDOWS.forEach((name, length) ->
                features.put(name, BigDecimal.valueOf(logins.failures().within(length, moment))));
    }
}
