/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.util.List;

/**
 * How a refund stands against its purchase.
 *
 * @param unmatched no purchase was found in time; nothing is capped then
 * @param excess units above what was bought, one figure per line of the refund
 */
public record RefundVerdict(boolean unmatched, List<Long> excess) {

    boolean hasExcess() {
        return excess.stream().anyMatch(units -> units > 0);
    }
}
