/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where units of one item can be had.
 *
 * <p>An item is sold out when stock was reported of it and no location has any available: units that are oversold in one place
 * are not taken from another. An item of which no stock was reported is not sold out, nobody knows.
 *
 * @param byLocation available units, negative where oversold; bounded by the shop's locations
 */
public record ItemAvailability(Map<String, Long> byLocation) {

    static ItemAvailability unknown() {
        return new ItemAvailability(Map.of());
    }

    ItemAvailability after(String locationId, long units) {
        Map<String, Long> changed = new TreeMap<>(byLocation);
        changed.put(locationId, units);
        return new ItemAvailability(changed);
    }

    boolean isUnknown() {
        return byLocation.isEmpty();
    }

    boolean isInStock() {
        return byLocation.values().stream().anyMatch(units -> units > 0);
    }
}
