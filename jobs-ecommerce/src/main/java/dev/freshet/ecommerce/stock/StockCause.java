/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

/** Why stock changed. Constants are appended, never renamed. */
public enum StockCause {
    /** A movement was reported. */
    MOVEMENT,
    /** A reservation reached its end. */
    EXPIRY
}
