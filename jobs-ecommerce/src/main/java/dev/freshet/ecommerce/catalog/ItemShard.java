/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.ecommerce.Shard;
import java.util.List;
import java.util.stream.LongStream;

/**
 * An item, as a part of those who ask about it see it. A key.
 *
 * <p>An item that half of all events name without its category would keep one subtask busy with its questions. Each event
 * asks one of {@value #COUNT} shards instead, and every version of the catalog is sent to all of them. What that costs is
 * small: a version is two short texts and a time, an item keeps one of them a shard, and versions are far fewer than
 * questions.
 */
public record ItemShard(String itemId, long shard) {

    /** Part of the key of the lookup's state: another number loses the catalog of a running job. */
    static final int COUNT = 16;

    static ItemShard asking(CategoryQuestion question) {
        return new ItemShard(question.itemId(), Shard.of(question.asker(), COUNT));
    }

    static List<ItemShard> all(String itemId) {
        return LongStream.range(0, COUNT)
                .mapToObj(shard -> new ItemShard(itemId, shard))
                .toList();
    }
}
