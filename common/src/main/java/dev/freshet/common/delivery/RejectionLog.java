/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says that records are refused without drowning the log: one line per reason and minute, with the number of those that
 * were left out. A line holds where the record is and what is wrong with it, never the record.
 */
final class RejectionLog {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int MAXIMUM_MESSAGE_CHARACTERS = 200;

    private final Clock clock;
    private final Map<ReasonCode, Instant> silentUntil = new EnumMap<>(ReasonCode.class);
    private final Map<ReasonCode, Long> leftOut = new EnumMap<>(ReasonCode.class);

    RejectionLog(Clock clock) {
        this.clock = clock;
    }

    /** The line to log, or nothing while the reason has had its line. */
    Optional<String> line(Rejection rejection) {
        ReasonCode reason = rejection.reason();
        Instant now = clock.instant();
        if (now.isBefore(silentUntil.getOrDefault(reason, Instant.MIN))) {
            leftOut.merge(reason, 1L, Long::sum);
            return Optional.empty();
        }
        silentUntil.put(reason, now.plus(INTERVAL));
        Long more = leftOut.remove(reason);
        return Optional.of("Refused %s-%d offset %d: %s, %s%s"
                .formatted(
                        rejection.topic(),
                        rejection.partition(),
                        rejection.offset(),
                        reason,
                        SingleLine.of(rejection.message(), MAXIMUM_MESSAGE_CHARACTERS),
                        more == null ? "" : " (and " + more + " more for this reason)"));
    }
}
