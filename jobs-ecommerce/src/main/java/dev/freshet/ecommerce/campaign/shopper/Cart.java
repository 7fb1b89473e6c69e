/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cart of one shopper, from that shopper's events in the order of {@link #PRECEDENCE}.
 *
 * <p>Cart events are {@code add_to_cart}, {@code remove_from_cart} and {@code view_cart}, and so are {@code begin_checkout} and
 * {@code add_payment_info}: somebody who pays has not left. The version rises with every event that changes the lines, and with
 * no other. A removal of more than is there empties the line.
 *
 * <p>A purchase takes out the lines of what was bought, whole: a quantity that was changed at the checkout would else leave a
 * remainder that nobody wants. What was not bought stays, and begins to wait anew. A purchase of what is in no cart is a
 * purchase all the same.
 *
 * <p>A checkout is open from its first event on, until a purchase or until the cart is empty; changes of the cart leave it open.
 * Without anything in the cart none opens.
 *
 * <p>An item beyond {@value #MOST_LINES} different ones is refused: those before it are kept, so that the cart is still known
 * not to be empty. Taking it out again counts as a removal of more than is there.
 *
 * <p>An event that comes after later ones changes the lines as it would have, and moves no time back.
 *
 * @param version 0 before the first change
 * @param changedAt when the version last rose; the epoch before that
 * @param lastActivity time of the newest cart event or purchase; the epoch before the first
 * @param checkoutSince when the open checkout began; null if none is open
 * @param lines one per item, by when the item was first put in; at most {@value #MOST_LINES}
 */
public record Cart(
        long version,
        Instant changedAt,
        Instant lastActivity,
        @Nullable Instant checkoutSince,
        List<CartLine> lines) {

    /** Many times what people put into one; it is there for programs that put in everything. */
    static final int MOST_LINES = 200;

    /**
     * The order in which a shopper's events are applied: by time, then in the order of the steps (put in before taken out before
     * bought), then by event id.
     */
    static final Comparator<ShopEvent> PRECEDENCE = Comparator.comparing(ShopEvent::eventTime)
            .thenComparing(ShopEvent::eventName)
            .thenComparing(ShopEvent::eventId);

    /** The cart of somebody of whom nothing is known. */
    public static Cart unknown() {
        return new Cart(0, Instant.EPOCH, Instant.EPOCH, null, List.of());
    }

    public CartUpdate after(ShopEvent event) {
        CartLines changed = new CartLines(lines);
        switch (event.eventName()) {
            case ADD_TO_CART -> event.items().forEach(item -> changed.put(CartLine.of(item, event)));
            case REMOVE_FROM_CART -> event.items().forEach(item -> changed.remove(item.itemId(), item.quantity()));
            case PURCHASE -> event.items().forEach(item -> changed.bought(item.itemId()));
            case VIEW_CART, BEGIN_CHECKOUT, ADD_PAYMENT_INFO -> {
                // Nothing moves, but somebody is there.
            }
            case VIEW_ITEM_LIST, SELECT_ITEM, VIEW_ITEM, REFUND -> {
                return CartUpdate.unchanged(this);
            }
        }
        Instant checkout = changed.isEmpty() ? null : checkoutAfter(event);
        return updated(changed, Instants.latest(lastActivity, event.eventTime()), checkout, event.eventTime());
    }

    /**
     * A visitor has turned out to be this shopper, and hands over a cart. Units of one item add up. That is a change of the cart, but
     * nothing that the shopper did: silence goes on from the newest event of either. The shopper's own lines come first where there is no
     * room for all. An empty cart changes nothing.
     */
    CartUpdate joinedBy(Cart visitors, Instant at) {
        if (visitors.isEmpty()) {
            return CartUpdate.unchanged(this);
        }
        CartLines changed = new CartLines(lines);
        visitors.lines.forEach(changed::put);
        return updated(
                changed,
                Instants.latest(lastActivity, visitors.lastActivity),
                Instants.earliest(checkoutSince, visitors.checkoutSince),
                at);
    }

    /** What stays with a visitor who has handed over the cart: nothing, so that it cannot be handed over again. */
    Cart handedOver(Instant at) {
        return isEmpty() ? this : new Cart(version + 1, Instants.latest(changedAt, at), lastActivity, null, List.of());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    public boolean holds(String itemId) {
        return lines.stream().anyMatch(line -> line.itemId().equals(itemId));
    }

    /** What the lines cost, by currency; nothing where one line names none, for then nobody knows what the cart costs. */
    Map<String, BigDecimal> worth() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (CartLine line : lines) {
            if (line.currency() == null) {
                return Map.of();
            }
            sums.merge(line.currency(), line.price().multiply(BigDecimal.valueOf(line.quantity())), BigDecimal::add);
        }
        return sums;
    }

    /** The item ids, by when they were first put in. */
    List<String> itemIds() {
        return lines.stream().map(CartLine::itemId).toList();
    }

    private @Nullable Instant checkoutAfter(ShopEvent event) {
        return switch (event.eventName()) {
            case PURCHASE -> null;
            case BEGIN_CHECKOUT, ADD_PAYMENT_INFO -> Instants.earliest(checkoutSince, event.eventTime());
            case VIEW_ITEM_LIST, SELECT_ITEM, VIEW_ITEM, ADD_TO_CART, REMOVE_FROM_CART, VIEW_CART, REFUND ->
                checkoutSince;
        };
    }

    private CartUpdate updated(CartLines changed, Instant activity, @Nullable Instant checkout, Instant at) {
        Cart cart = new Cart(
                changed.isChanged() ? version + 1 : version,
                changed.isChanged() ? Instants.latest(changedAt, at) : changedAt,
                activity,
                checkout,
                changed.toList());
        return new CartUpdate(cart, changed.excessRemovals(), changed.refusedLines());
    }
}
