/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.simulation.Dice;
import dev.freshet.playground.generate.simulation.Ids;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a card can be used, by city. */
final class Terminals {

    private static final List<String> SHOPS = List.of("5411", "5541", "5812", "5912", "5942");
    private static final String CASH = "6011";
    private static final int CASH_MACHINES = 2;

    /** In degrees: no terminal is more than some 10 km from the middle of its city. */
    private static final double SPREAD = 0.05;

    private final Dice dice;
    private final Ids ids;
    private final Ids merchants;
    private final Map<City, List<Terminal>> tills = new EnumMap<>(City.class);
    private final Map<City, List<Terminal>> cashMachines = new EnumMap<>(City.class);

    Terminals(Dice dice, long seed, int tillsPerCity) {
        this.dice = dice;
        this.ids = new Ids("terminal", seed);
        this.merchants = new Ids("merchant", seed);
        for (City city : City.values()) {
            tills.put(city, several(city, tillsPerCity, SHOPS));
            cashMachines.put(city, several(city, CASH_MACHINES, List.of(CASH)));
        }
    }

    Terminal till(City city) {
        return dice.oneOf(tills(city));
    }

    List<Terminal> tills(City city) {
        return Objects.requireNonNull(tills.get(city));
    }

    /** Puts a new till in the place of one that nobody uses any more. */
    void replace(Terminal till) {
        List<Terminal> here = tills(till.city());
        here.set(
                here.indexOf(till),
                new Terminal(
                        ids.next(), till.merchant(), till.category(), till.city(), till.latitude(), till.longitude()));
    }

    Terminal cashMachine(City city) {
        return dice.oneOf(Objects.requireNonNull(cashMachines.get(city)));
    }

    private List<Terminal> several(City city, int count, List<String> categories) {
        List<Terminal> several = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double latitude = rounded(city.latitude() + SPREAD * dice.bell());
            double longitude = rounded(city.longitude() + SPREAD * dice.bell());
            several.add(new Terminal(
                    ids.next(), merchants.next(), categories.get(i % categories.size()), city, latitude, longitude));
        }
        return several;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 10_000) / 10_000;
    }
}
