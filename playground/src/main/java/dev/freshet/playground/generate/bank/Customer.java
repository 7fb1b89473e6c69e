/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Dice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with an account, one card and one telephone. */
final class Customer {

    private static final List<City> CITIES = List.of(City.values());

    private final String account;
    private final int number;
    private final City home;
    private final double usualAmount;
    private int phones = 1;
    private int spendings;
    private int logins;
    private @Nullable Occasion occasion;

    Customer(String account, int number, Dice dice, List<City> homes) {
        this.account = account;
        this.number = number;
        this.home = dice.oneOf(homes);
        this.usualAmount = dice.between(8, 25);
    }

    String account() {
        return account;
    }

    City home() {
        return home;
    }

    /** The middle of what this person spends at once. */
    double usualAmount() {
        return usualAmount;
    }

    /** Holds letters, so that it can be taken for no card's number. */
    String card() {
        return "card-of-" + account;
    }

    String phone() {
        return "phone-" + phones + "-of-" + account;
    }

    void buyPhone() {
        phones++;
    }

    /** At home one of 198.18.0.0/15, elsewhere that of a hotel. */
    String address(City whereabouts) {
        return whereabouts == home
                ? "198." + (18 + (number >> 16) % 2) + "." + (number >> 8) % 256 + "." + number % 256
                : "198.51.100." + CITIES.indexOf(whereabouts);
    }

    /** Null on a plane. */
    @Nullable
    City whereabouts(Instant now) {
        Trip trip = occasion == null ? null : occasion.trip();
        return trip == null ? home : trip.whereabouts(home, now);
    }

    void expect(Occasion next) {
        occasion = next;
    }

    boolean expectsNothing(Instant now) {
        return occasion == null || !now.isBefore(occasion.until());
    }

    /** Why this person does unusual things now; null on most days. */
    @Nullable
    Incident excuse(Instant now) {
        return occasion != null && occasion.isOn(now) ? occasion.incident() : null;
    }

    double spending(Instant now) {
        return occasion != null && occasion.isOn(now) ? occasion.spending() : 1;
    }

    void spent() {
        spendings++;
    }

    void signedIn() {
        logins++;
    }

    /** Payments so far. */
    int spendings() {
        return spendings;
    }

    /** Successful logins so far. */
    int logins() {
        return logins;
    }
}
