/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How much of an item there is at a location, and how long it will last.
 *
 * <p>Holds the row of the contract. What fills it is not built yet.
 */
@NullMarked
package dev.freshet.ecommerce.stock;

import org.jspecify.annotations.NullMarked;
