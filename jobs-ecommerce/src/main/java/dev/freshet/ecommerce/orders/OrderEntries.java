/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one transaction. An event id stands in one place at most: it is the purchase that counts, or among
 * the refunds that are judged, or among all others. Methods throw what the storage throws.
 */
interface OrderEntries {

    /** Where an entry stands. */
    enum Place {
        /** The purchase that counts; one. */
        COUNTING,
        /** A refund that is held against the purchase; read as a whole, so there are few. */
        JUDGED,
        /** A superseded purchase, or a refund beyond those that are judged. */
        ASIDE
    }

    /** What stands under an event id, wherever. */
    @Nullable
    BookedEvent find(String eventId) throws Exception;

    /** The purchase that counts. */
    @Nullable
    BookedEvent counting() throws Exception;

    /** All refunds that are judged, in any order. */
    List<BookedEvent> judged() throws Exception;

    /** All that stand aside. Unlike the rest they may be many. */
    List<BookedEvent> aside() throws Exception;

    /** Adds an entry, or replaces the one with its event id in this place. */
    void put(Place place, BookedEvent entry) throws Exception;

    /** Takes an event id out of a place; nothing happens where it does not stand there. */
    void remove(Place place, String eventId) throws Exception;
}
