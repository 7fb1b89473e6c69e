/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How much of an item there is at a location, how long it will last, and what somebody should hear of it.
 *
 * <p>{@link Reservation} tells what each reservation did, {@link StockBooks} adds up what was done and decides which alerts follow,
 * {@link StockRows} says which row follows from that and from what was bought. Nothing here prevents a sale: a stream hears of it
 * when it has been made.
 */
@NullMarked
package dev.freshet.ecommerce.stock;

import org.jspecify.annotations.NullMarked;
