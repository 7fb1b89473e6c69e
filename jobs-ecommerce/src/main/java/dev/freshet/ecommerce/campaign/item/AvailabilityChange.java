/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import java.time.Instant;

/**
 * An item can be had from a time on, or cannot.
 *
 * @param inStock whether any location has units available
 * @param at never before that of an earlier one of the item
 */
public record AvailabilityChange(String itemId, boolean inStock, Instant at) {}
