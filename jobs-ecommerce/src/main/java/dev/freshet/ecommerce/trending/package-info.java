/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which items of a category draw the most attention now.
 *
 * <p>Holds the row of the contract, and how a list is made of events. No operator of the job asks for it yet.
 */
@NullMarked
package dev.freshet.ecommerce.trending;

import org.jspecify.annotations.NullMarked;
