/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person's walk through the shop: a Markov chain over {@link Step}, with a cart in the hand. */
final class Visit {

    private static final double SIGNED_IN_FROM_THE_START = 0.3;
    private static final double SIGNS_IN_AT_CHECKOUT = 0.9;
    private static final double PAGE_KNOWS_CATEGORY = 0.7;

    private final Dice dice;
    private final Agenda agenda;
    private final Assortment assortment;
    private final ShopPage page;
    private final Till till;
    private final Warehouse warehouse;
    private final Duration pace;
    private final Shopper shopper;
    private final String session;
    private final Map<String, CartLine> cart = new LinkedHashMap<>();
    private boolean signedIn;
    private boolean holding;
    private boolean leaving;
    private @Nullable Product inHand;

    Visit(Shop shop, Shopper shopper, String session) {
        this.dice = shop.dice();
        this.agenda = shop.agenda();
        this.assortment = shop.assortment();
        this.page = shop.page();
        this.till = shop.till();
        this.warehouse = shop.warehouse();
        this.pace = shop.pace();
        this.shopper = shopper;
        this.session = session;
        this.signedIn = shopper.account() != null && dice.chance(SIGNED_IN_FROM_THE_START);
    }

    void begin(Instant now) {
        take(Step.VIEW_ITEM_LIST, now);
    }

    private void take(Step step, Instant now) {
        if (step == Step.LEAVE || (step.needsCart() && cart.isEmpty())) {
            leave(now);
            return;
        }
        Step next = step.next(dice.fraction());
        leaving = next == Step.LEAVE;
        act(step, now);
        agenda.plan(now.plus(dice.wait(pace)), time -> take(next, time));
    }

    private void act(Step step, Instant now) {
        switch (step) {
            case VIEW_ITEM_LIST -> report(step, shelf(), now);
            case SELECT_ITEM -> report(step, List.of(line(pick(), 1)), now);
            case VIEW_ITEM -> report(step, List.of(line(inHandOrNew(), 1)), now);
            case ADD_TO_CART -> report(step, List.of(putIntoCart()), now);
            case REMOVE_FROM_CART -> report(step, List.of(takeFromCart()), now);
            case VIEW_CART, ADD_PAYMENT_INFO -> report(step, lines(), now);
            case BEGIN_CHECKOUT -> checkout(now);
            case PURCHASE -> buy(now);
            case LEAVE -> leave(now);
        }
    }

    private void checkout(Instant now) {
        signedIn = signedIn || (shopper.account() != null && dice.chance(SIGNS_IN_AT_CHECKOUT));
        if (!holding) {
            warehouse.hold(session, lines(), now);
            holding = true;
        }
        report(Step.BEGIN_CHECKOUT, lines(), now);
    }

    private void report(Step step, List<CartLine> lines, Instant now) {
        Incident incident = leaving && !cart.isEmpty() ? abandonment() : null;
        page.step(step, who(), shopper.currency(), lines, now, incident);
    }

    /** That what is in the cart stays there, and nobody of this visit comes back for it. */
    private Incident abandonment() {
        String kind = holding ? "checkout-abandoned" : "cart-abandoned";
        return Incident.of(kind, who().key() + " leaves behind " + String.join(", ", cart.keySet()));
    }

    private void buy(Instant now) {
        till.sell(who(), shopper.currency(), lines(), now);
        warehouse.ship(session, lines(), now);
        cart.clear();
        holding = false;
    }

    private void leave(Instant now) {
        if (holding && dice.chance(0.5)) {
            warehouse.letGo(session, lines(), now);
        }
    }

    private Who who() {
        return new Who(signedIn ? shopper.account() : null, shopper.browser(), session);
    }

    private List<CartLine> shelf() {
        Set<Product> shown = new LinkedHashSet<>();
        int looks = dice.between(3, 6);
        for (int i = 0; i < looks; i++) {
            shown.add(assortment.popular());
        }
        return shown.stream().map(product -> line(product, 1)).toList();
    }

    private Product pick() {
        Product product = assortment.popular();
        inHand = product;
        return product;
    }

    private Product inHandOrNew() {
        Product product = inHand == null ? pick() : inHand;
        inHand = dice.chance(0.5) ? null : product;
        return product;
    }

    private CartLine putIntoCart() {
        CartLine added = line(inHand == null ? pick() : inHand, dice.between(1, 3));
        cart.merge(added.product().id(), added, (old, more) -> old.withQuantity(old.quantity() + more.quantity()));
        return added;
    }

    private CartLine takeFromCart() {
        CartLine removed = dice.oneOf(lines());
        cart.remove(removed.product().id());
        return removed;
    }

    private CartLine line(Product product, int quantity) {
        return CartLine.of(product, quantity, product.listed() && dice.chance(PAGE_KNOWS_CATEGORY));
    }

    private List<CartLine> lines() {
        return List.copyOf(cart.values());
    }
}
