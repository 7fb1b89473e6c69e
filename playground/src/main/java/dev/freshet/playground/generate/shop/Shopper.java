/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.playground.generate.simulation.Dice;
import org.jspecify.annotations.Nullable;

/**
 * Who walks through the shop.
 *
 * @param account the user id that this person signs in with; null for one who buys as a guest
 */
record Shopper(String browser, @Nullable String account, String currency) {

    static Shopper number(int number, Dice dice) {
        String account = dice.chance(0.7) ? "user-" + number : null;
        return new Shopper("browser-" + number, account, dice.chance(0.85) ? "EUR" : "USD");
    }
}
