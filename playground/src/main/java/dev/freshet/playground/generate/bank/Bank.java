/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.simulation.Agenda;
import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;

/**
 * What everybody in this world meets.
 *
 * @param webShops of which there are as many as tills in a city
 */
record Bank(
        long seed,
        Dice dice,
        Agenda agenda,
        Ledger ledger,
        Amounts amounts,
        Customers customers,
        Terminals terminals,
        int webShops) {

    String webShop() {
        return "web-shop-" + dice.between(1, webShops);
    }

    Ids ids(String kind) {
        return new Ids(kind, seed);
    }
}
