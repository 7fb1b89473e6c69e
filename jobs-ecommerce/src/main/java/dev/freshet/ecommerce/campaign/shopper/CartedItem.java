/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.campaign.model.ItemAudience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper's cart holds of an item from a time on.
 *
 * @param line null where it holds nothing of it any more
 * @param at never before that of an earlier one of the same shopper and item
 */
public record CartedItem(
        ItemAudience audience, String shopper, @Nullable CartLine line, Instant at) {

    /** What has changed between two states of a cart: first what was put in, then what was taken out. */
    static List<CartedItem> between(Cart before, Cart after, String shopper, Instant at) {
        if (before.lines().equals(after.lines())) {
            return List.of();
        }
        List<CartedItem> changes = new ArrayList<>();
        for (CartLine line : after.lines()) {
            if (!before.lines().contains(line)) {
                changes.add(new CartedItem(ItemAudience.of(line.itemId(), shopper), shopper, line, at));
            }
        }
        for (CartLine line : before.lines()) {
            if (!after.holds(line.itemId())) {
                changes.add(new CartedItem(ItemAudience.of(line.itemId(), shopper), shopper, null, at));
            }
        }
        return changes;
    }
}
