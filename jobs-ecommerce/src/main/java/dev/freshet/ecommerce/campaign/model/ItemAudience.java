/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import dev.freshet.ecommerce.Shard;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One part of the shoppers who are interested in an item. A key.
 *
 * <p>All who look at a best-seller would else come to one subtask. News of an item are sent to all of its {@value #PARTS} parts,
 * and are far fewer than the shoppers who come and go.
 */
public record ItemAudience(String itemId, long part) {

    /** Part of the key of state: another number loses who is interested. */
    static final int PARTS = 16;

    public static ItemAudience of(String itemId, String shopper) {
        return new ItemAudience(itemId, Shard.of(shopper, PARTS));
    }

    public static List<ItemAudience> all(String itemId) {
        return LongStream.range(0, PARTS)
                .mapToObj(part -> new ItemAudience(itemId, part))
                .toList();
    }
}
