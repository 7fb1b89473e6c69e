/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which items are bought together more often than chance would have it.
 *
 * <p>Holds the row of the contract, and how a list is made of orders. No operator of the job asks for it yet.
 */
@NullMarked
package dev.freshet.ecommerce.together;

import org.jspecify.annotations.NullMarked;
