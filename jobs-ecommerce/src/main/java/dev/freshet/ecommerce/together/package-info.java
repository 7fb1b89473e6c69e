/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which items are bought together more often than chance would have it.
 *
 * <p>Takes what orders say when they begin and cease to count. Which purchase counts was decided before.
 */
@NullMarked
package dev.freshet.ecommerce.together;

import org.jspecify.annotations.NullMarked;
