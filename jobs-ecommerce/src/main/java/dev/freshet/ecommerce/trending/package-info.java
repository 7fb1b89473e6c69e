/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What sells and is looked at now, per category.
 *
 * <p>Holds the row of the contract. What fills it is not built yet.
 */
@NullMarked
package dev.freshet.ecommerce.trending;

import org.jspecify.annotations.NullMarked;
