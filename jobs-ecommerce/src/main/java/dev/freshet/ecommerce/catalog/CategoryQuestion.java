/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import java.time.Instant;

/**
 * Which category has the item as of that time? Asked once per event and item.
 *
 * @param asker gets the answer
 */
public record CategoryQuestion(String itemId, Instant asOf, EventKey asker) {

    CategoryAnswer answer(String category) {
        return new CategoryAnswer(asker, itemId, category);
    }
}
