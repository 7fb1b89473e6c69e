/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/**
 * An event of which everything is known: every item has a category, and the shopper is resolved.
 *
 * @param shopper the user, else the user whom the visitor is known to be as of the event's time, else the visitor
 */
public record ShopperEvent(String shopper, ShopEvent event) {}
