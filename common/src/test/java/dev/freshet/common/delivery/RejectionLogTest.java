/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RejectionLogTest {

    private final AtomicLong now = new AtomicLong();
    private final RejectionLog log =
            new RejectionLog(((InstantSource) () -> Instant.ofEpochMilli(now.get())).withZone(ZoneOffset.UTC));

    @Test
    void saysOneLinePerReasonAndMinuteAndCountsTheRest() {
        assertThat(log.line(rejection(ReasonCode.EMPTY, "no bytes")))
                .contains("Refused a.b.v1-2 offset 9: EMPTY, no bytes");
        assertThat(log.line(rejection(ReasonCode.EMPTY, "no bytes"))).isEmpty();
        assertThat(log.line(rejection(ReasonCode.EMPTY, "no bytes"))).isEmpty();
        assertThat(log.line(rejection(ReasonCode.TOMBSTONE, "null"))).isPresent();

        now.addAndGet(Duration.ofMinutes(1).toMillis());

        assertThat(log.line(rejection(ReasonCode.EMPTY, "no bytes")))
                .contains("Refused a.b.v1-2 offset 9: EMPTY, no bytes (and 2 more for this reason)");
    }

    @Test
    void neverHoldsThePayloadNorALineBreak() {
        String line = log.line(rejection(ReasonCode.UNKNOWN_VALUE, "event_name\nfaked"))
                .orElseThrow();

        assertThat(line).doesNotContain("secret payload").doesNotContain("\n").contains("event_name?faked");
    }

    private static Rejection rejection(ReasonCode reason, String message) {
        return new Rejection("a.b.v1", 2, 9, 0, null, "secret payload".getBytes(UTF_8), List.of(), reason, message);
    }
}
