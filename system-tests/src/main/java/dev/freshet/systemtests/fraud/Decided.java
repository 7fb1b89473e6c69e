/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What should have been decided about a transaction.
 *
 * @param figures features, and what rules ask beside them
 * @param fired the heaviest first
 * @param listed the entry that names its account; null where none does
 */
record Decided(
        Payment payment,
        Map<String, BigDecimal> figures,
        List<Rule> fired,
        String outcome,
        @Nullable String listed,
        BigDecimal score) {}
