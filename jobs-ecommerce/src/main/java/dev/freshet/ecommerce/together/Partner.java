/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

/**
 * An item that was bought together with another.
 *
 * @param orders orders that contain it
 * @param ordersTogether orders that contain both
 */
record Partner(String itemId, long orders, long ordersTogether) {}
