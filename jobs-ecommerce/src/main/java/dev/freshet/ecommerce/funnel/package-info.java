/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From view to purchase: how far the shoppers of an hour or a day came.
 *
 * <p>Holds the row of the contract, and how far a shopper came. No operator of the job asks for it yet.
 */
@NullMarked
package dev.freshet.ecommerce.funnel;

import org.jspecify.annotations.NullMarked;
