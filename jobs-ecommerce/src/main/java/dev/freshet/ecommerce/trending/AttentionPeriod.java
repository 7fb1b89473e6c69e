/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/**
 * What happened to an item within one half-life: the sum of {@link HalfLife#growth} over its events, by kind. While an event
 * that was taken back is missing on one side only, a sum may be negative.
 *
 * @param number of the half-life since the epoch
 */
public record AttentionPeriod(long number, long views, long carts, long purchases) {

    static AttentionPeriod of(long number, Interest interest, long growth) {
        return switch (interest) {
            case VIEW -> new AttentionPeriod(number, growth, 0, 0);
            case CART -> new AttentionPeriod(number, 0, growth, 0);
            case PURCHASE -> new AttentionPeriod(number, 0, 0, growth);
        };
    }

    AttentionPeriod plus(AttentionPeriod other) {
        return new AttentionPeriod(number, views + other.views, carts + other.carts, purchases + other.purchases);
    }

    boolean isZero() {
        return views == 0 && carts == 0 && purchases == 0;
    }

    AttentionPeriod rescaled(long newNumber, double factor) {
        return new AttentionPeriod(
                newNumber, Math.round(views * factor), Math.round(carts * factor), Math.round(purchases * factor));
    }
}
