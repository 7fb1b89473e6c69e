/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about an account that somebody should look at.
 *
 * @param rule or the entry of a list
 * @param score null of a login
 */
record Noticed(
        String account,
        Instant at,
        String eventId,
        String rule,
        String severity,
        boolean shadow,
        @Nullable BigDecimal score) {}
