/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From view to purchase: how far the shoppers of an hour or a day came.
 *
 * <p>Asks of each shopper alone how far the way led, and counts shoppers only then. Who the shopper is was decided before.
 */
@NullMarked
package dev.freshet.ecommerce.funnel;

import org.jspecify.annotations.NullMarked;
