/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Campaigns: which behaviour of a shopper triggers which offer, under which limits.
 *
 * <p>Holds the documents of the control stream, and the decisions: what a shopper's events mean for the cart and for interest,
 * when a campaign is set off, which of several acts, and which version of a document is in force. No function asks them yet.
 */
@NullMarked
package dev.freshet.ecommerce.campaign;

import org.jspecify.annotations.NullMarked;
