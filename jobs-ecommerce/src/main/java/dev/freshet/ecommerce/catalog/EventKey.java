/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.ecommerce.ShopEvent;

/**
 * One event that waits for categories. The event id alone would not do: it is unique per shopper only as far as the entry
 * can tell, and two events under one key would be mixed up.
 *
 * @param time event time, epoch milliseconds
 */
public record EventKey(String shopper, String eventId, long time) {

    static EventKey of(ShopEvent event) {
        return new EventKey(event.shopper(), event.eventId(), event.eventTime().toEpochMilli());
    }
}
