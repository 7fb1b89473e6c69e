/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which items are bought together more often than chance would have it.
 *
 * <p>Holds the row of the contract. What fills it is not built yet.
 */
@NullMarked
package dev.freshet.ecommerce.together;

import org.jspecify.annotations.NullMarked;
