/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From view to purchase: how far the shoppers of an hour or a day came.
 *
 * <p>Holds the row of the contract. What fills it is not built yet.
 */
@NullMarked
package dev.freshet.ecommerce.funnel;

import org.jspecify.annotations.NullMarked;
