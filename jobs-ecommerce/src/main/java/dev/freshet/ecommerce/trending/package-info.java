/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which items of a category draw the most attention now.
 *
 * <p>Takes events of which the shopper and the categories are known, and of purchases what orders say of them.
 */
@NullMarked
package dev.freshet.ecommerce.trending;

import org.jspecify.annotations.NullMarked;
