/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.feature.KnownValues;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an address at which logins fail.
 *
 * @param accounts when logins of each failed last; at most {@link PasswordSpraying#MOST}
 * @param bursts by rule; where there is none and was none, there is no entry
 * @param wakesAt epoch milliseconds of the timer that will ask whether it can be forgotten
 */
public record SprayedAddress(KnownValues accounts, Map<String, LoginBurst> bursts, long wakesAt) {

    static final SprayedAddress NONE = new SprayedAddress(KnownValues.NONE, Map.of(), 0);

    LoginBurst burst(String ruleId) {
        return bursts.getOrDefault(ruleId, LoginBurst.NONE);
    }

    SprayedAddress wakingAt(long time) {
        return new SprayedAddress(accounts, bursts, time);
    }

    /** When the last of it was; null where there is nothing. */
    @Nullable
    Instant newest() {
        Stream<Instant> ofBursts =
                bursts.values().stream().map(LoginBurst::newest).filter(Objects::nonNull);
        return Stream.concat(accounts.lastSeen().values().stream(), ofBursts)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
