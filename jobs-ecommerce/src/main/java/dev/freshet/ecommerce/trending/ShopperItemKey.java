/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/** One shopper and one item. */
public record ShopperItemKey(String shopper, String itemId) {}
