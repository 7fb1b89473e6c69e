/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Campaigns: which behaviour of a shopper triggers which offer, under which limits.
 *
 * <p>Documents, decisions and functions: what a shopper's events mean for the cart and for interest,
 * and what becomes of items, when a campaign is set off, which of several acts, and what it may cost.
 */
@NullMarked
package dev.freshet.ecommerce.campaign;

import org.jspecify.annotations.NullMarked;
