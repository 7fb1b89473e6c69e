/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a cart while something is done to them, in the order in which the items were first put in. */
final class CartLines {

    private final Map<String, CartLine> lines = new LinkedHashMap<>();
    private boolean changed;
    private long excessRemovals;
    private long refusedLines;

    CartLines(List<CartLine> before) {
        before.forEach(line -> lines.put(line.itemId(), line));
    }

    void put(CartLine line) {
        if (!lines.containsKey(line.itemId()) && lines.size() >= Cart.MOST_LINES) {
            refusedLines++;
            return;
        }
        lines.merge(line.itemId(), line, CartLine::and);
        changed = true;
    }

    void remove(String itemId, long quantity) {
        CartLine line = lines.get(itemId);
        long there = line == null ? 0 : line.quantity();
        if (quantity > there) {
            excessRemovals++;
        }
        if (line == null) {
            return;
        }
        changed = true;
        if (quantity >= there) {
            lines.remove(itemId);
        } else {
            lines.put(itemId, line.withQuantity(there - quantity));
        }
    }

    void bought(String itemId) {
        changed |= lines.remove(itemId) != null;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isChanged() {
        return changed;
    }

    /** How many lines took out more than was there. */
    long excessRemovals() {
        return excessRemovals;
    }

    /** How many lines found the cart full. */
    long refusedLines() {
        return refusedLines;
    }

    List<CartLine> toList() {
        return new ArrayList<>(lines.values());
    }
}
