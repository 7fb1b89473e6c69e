/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

/** Which way the money goes. Constants are appended, never renamed. */
public enum OrderType {
    PURCHASE,
    REFUND
}
