/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.Instants;
import java.time.Instant;

/**
 * Where an item can be had, and as of when that is known.
 *
 * @param asOf the newest time that was ever reported; a late movement changes the stock from then on
 */
public record ItemStock(ItemAvailability availability, Instant asOf) {

    static ItemStock unknown() {
        return new ItemStock(ItemAvailability.unknown(), Instant.MIN);
    }

    ItemStock after(String locationId, long units, Instant at) {
        return new ItemStock(availability.after(locationId, units), Instants.latest(asOf, at));
    }

    /** Whether it is news to those who know only whether the item can be had. */
    boolean differsFrom(ItemStock before) {
        return before.availability.isUnknown() || before.availability.isInStock() != availability.isInStock();
    }

    /** In whole milliseconds, as instants are ordered. */
    AvailabilityChange change(String itemId) {
        return new AvailabilityChange(itemId, availability.isInStock(), Instant.ofEpochMilli(asOf.toEpochMilli()));
    }
}
