/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event of one shopper about one item.
 *
 * @param category that the item had then
 */
public record ShopperInterest(Instant time, String eventId, Interest interest, String category) {

    /** The earlier comes first, then the smaller event id; the rest only where a producer used an event id twice. */
    static final Comparator<ShopperInterest> PRECEDENCE = Comparator.comparing(ShopperInterest::time)
            .thenComparing(ShopperInterest::eventId)
            .thenComparing(ShopperInterest::interest)
            .thenComparing(ShopperInterest::category);
}
