/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a shopper's own events mean: for the cart, for interest in a category, for what was spent, and which campaigns they trigger.
 *
 * <p>Knows of items only what the shopper's events say; what becomes of items is in {@code item}.
 */
@NullMarked
package dev.freshet.ecommerce.campaign.shopper;

import org.jspecify.annotations.NullMarked;
