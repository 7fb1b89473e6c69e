/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/** In what way a shopper paid attention to an item. Constants are appended, never renamed. */
public enum Interest {
    VIEW,
    CART,
    PURCHASE
}
