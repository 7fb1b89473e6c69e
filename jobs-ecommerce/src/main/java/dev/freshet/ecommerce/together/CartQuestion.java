/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.time.Instant;

/**
 * What goes with one of the items in a cart? A cart asks it of each of its items, so that those who answered are all that is in it.
 *
 * @param cart the version of the shopper's cart, the same in every replay
 * @param items how many items are asked about for it
 * @param at never before that of an earlier version of the shopper's cart
 */
public record CartQuestion(String shopper, String cart, int items, String itemId, Instant at) {}
