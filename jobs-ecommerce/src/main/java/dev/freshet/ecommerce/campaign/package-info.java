/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Campaigns: which behaviour of a shopper triggers which offer, under which limits.
 *
 * <p>Here is the pipeline that joins the parts: {@code model} has the documents and what the parts tell each other; three entrances
 * find occasions, {@code shopper} in a shopper's own events (carts, views) and orders (spend), {@code item} in what becomes of
 * items; {@code decision} chooses among them: {@code Triggered} becomes a {@code Candidate}, a {@code Decision}, a {@code
 * CampaignDecision}, and, where the budget covers it, an action.
 */
@NullMarked
package dev.freshet.ecommerce.campaign;

import org.jspecify.annotations.NullMarked;
