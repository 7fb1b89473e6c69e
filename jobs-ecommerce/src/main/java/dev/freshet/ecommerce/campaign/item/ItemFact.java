/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.PairedItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds of an item from a time on: either what is bought together with it, or whether it is in stock.
 *
 * @param at those of one kind and item come in the order of this
 */
public record ItemFact(
        String itemId,
        @Nullable List<PairedItem> boughtTogether,
        @Nullable Boolean inStock,
        Instant at) {

    static ItemFact of(BoughtTogetherRow row) {
        return new ItemFact(row.itemId(), row.items(), null, row.updatedAt());
    }

    static ItemFact of(AvailabilityChange change) {
        return new ItemFact(change.itemId(), null, change.inStock(), change.at());
    }

    /** Else it is about what is bought together. */
    boolean isStock() {
        return inStock != null;
    }
}
