/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

/** What sets a campaign off. Constants are appended, never renamed. */
public enum CampaignTrigger {
    /** A cart that is not empty, and neither a cart event nor a purchase for a time. */
    CART_ABANDONED,
    /** A checkout that began, and no purchase for a time. */
    CHECKOUT_ABANDONED,
    /** Several views in one category and no cart. */
    BROWSE_INTENT,
    /** An item in the cart costs less than when it was put there. */
    PRICE_DROP,
    /** An item that the shopper looked at while it was sold out is available again. */
    BACK_IN_STOCK,
    /** What the shopper has spent reaches an amount. */
    SPEND_TIER,
    /** Items that are often bought together with what is in the cart. */
    CROSS_SELL
}
