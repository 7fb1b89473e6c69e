/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as the till sees it.
 *
 * @param lines what is bought, at the prices that are paid
 * @param coupon null for most
 */
record Sale(
        String transactionId,
        Who who,
        String currency,
        @Nullable String coupon,
        List<CartLine> lines,
        Instant at) {}
