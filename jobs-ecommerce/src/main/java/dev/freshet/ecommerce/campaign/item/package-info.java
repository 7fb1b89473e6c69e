/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What becomes of items (prices, availability, what is bought together) and which shoppers it concerns.
 *
 * <p>Takes carts and views from {@code shopper}; whether a campaign acts is decided in {@code decision}.
 */
@NullMarked
package dev.freshet.ecommerce.campaign.item;

import org.jspecify.annotations.NullMarked;
