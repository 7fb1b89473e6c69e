/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

/**
 * The purchase that counts for its transaction.
 *
 * @param revision of its newest row
 */
public record BookedPurchase(OrderEvent event, long revision) {}
