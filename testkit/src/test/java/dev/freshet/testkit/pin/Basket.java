/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.pin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state type in good order. */
public record Basket(
        String shopper,
        Instant since,
        List<Line> lines,
        Map<String, Line> byItem,
        long version,
        @Nullable BigDecimal limit,
        Phase phase) {

    /** A nested record. */
    public record Line(String item, BigDecimal price) {}

    /** A nested enum. */
    public enum Phase {
        OPEN,
        PAID
    }
}
