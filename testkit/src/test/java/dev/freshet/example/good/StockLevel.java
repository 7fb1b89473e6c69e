/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

/** An event, a state and a decision in one: plain data. */
public record StockLevel(String item, long onHand) {

    boolean isLow(long reorderPoint) {
        return onHand < reorderPoint;
    }
}
