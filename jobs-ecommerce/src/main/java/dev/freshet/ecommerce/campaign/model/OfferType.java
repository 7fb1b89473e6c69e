/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

/** What a shopper is offered. Constants are appended, never renamed. */
public enum OfferType {
    /** A part of the price, {@code percent}. */
    PERCENT,
    /** An amount of money, {@code amount}. */
    FIXED,
    FREE_SHIPPING,
    /** Nothing but a hint at items. */
    RECOMMENDATION
}
