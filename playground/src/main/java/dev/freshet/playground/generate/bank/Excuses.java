/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What honest customers do that looks like fraud. */
final class Excuses {

    static final String HOLIDAY = "holiday";
    static final String NEW_PHONE = "new-phone";
    static final String RICH_MONTH = "rich-month";
    static final String FORGOTTEN_PASSWORD = "forgotten-password";
    static final String VPN_HOP = "vpn-hop";

    private static final double RICH = 1.8;

    private final Bank bank;
    private final Everyday everyday;
    private final Ids cases;

    Excuses(Bank bank, Everyday everyday) {
        this.bank = bank;
        this.everyday = everyday;
        this.cases = bank.ids("excuse");
    }

    List<Scheme> all() {
        return List.of(this::travel, this::buyPhone, this::getRich, this::forgetPassword, this::hopThroughVpn);
    }

    /** By plane, with time enough. */
    private boolean travel(Instant now) {
        return with(idle(now), customer -> {
            List<City> elsewhere = new ArrayList<>(Arrays.asList(City.values()));
            elsewhere.remove(customer.home());
            City city = bank.dice().oneOf(elsewhere);
            Instant departs = now.plusSeconds(60);
            Trip trip = new Trip(city, departs, bank.dice().duration(Duration.ofDays(3), Duration.ofDays(10)));
            Incident incident = incident(HOLIDAY, customer.account() + " is in " + city + " until " + trip.ends());
            customer.expect(new Occasion(incident, departs, trip.ends().plus(Duration.ofDays(1)), trip, 1));
        });
    }

    private boolean buyPhone(Instant now) {
        return with(idle(now), customer -> {
            customer.buyPhone();
            expect(customer, NEW_PHONE, customer.account() + " has bought " + customer.phone(), now, 2, 1);
            everyday.signIn(customer, customer.home(), now);
        });
    }

    private boolean getRich(Instant now) {
        return with(
                idle(now),
                customer -> expect(
                        customer, RICH_MONTH, customer.account() + " spends more for some weeks", now, 20, RICH));
    }

    /** Fewer failures than make a burst, on the telephone that is known. */
    private boolean forgetPassword(Instant now) {
        return with(idle(now), customer -> {
            int failures = bank.dice().between(2, 4);
            Incident incident =
                    incident(FORGOTTEN_PASSWORD, customer.account() + " needs " + (failures + 1) + " attempts");
            Instant at = now;
            for (int i = 0; i < failures; i++) {
                attempt(customer, false, at, incident);
                at = at.plus(bank.dice().duration(Duration.ofSeconds(15), Duration.ofSeconds(40)));
            }
            attempt(customer, true, at, incident);
        });
    }

    /** At home, then through an exit that stands overseas, then at home again. */
    private boolean hopThroughVpn(Instant now) {
        return with(idle(now), customer -> {
            City exit = bank.dice().oneOf(Cities.FAR);
            String through = "192.0.2." + bank.dice().between(1, 254);
            Incident incident = incident(VPN_HOP, customer.account() + " signs in from home through " + exit);
            expect(customer, new Occasion(incident, now, now.plus(Duration.ofHours(1)), null, 1));
            login(customer, customer.address(customer.home()), customer.home(), now, incident);
            login(customer, through, exit, now.plus(Duration.ofMinutes(12)), incident);
            login(
                    customer,
                    customer.address(customer.home()),
                    customer.home(),
                    now.plus(Duration.ofMinutes(25)),
                    incident);
        });
    }

    private void attempt(Customer customer, boolean success, Instant at, Incident incident) {
        String address = customer.address(customer.home());
        bank.agenda().plan(at, now -> bank.ledger()
                .login(now, customer.account(), success, customer.phone(), address, customer.home(), incident));
    }

    private void login(Customer customer, String address, City city, Instant at, Incident incident) {
        bank.agenda().plan(at, now -> bank.ledger()
                .login(now, customer.account(), true, customer.phone(), address, city, incident));
    }

    private void expect(Customer customer, String kind, String detail, Instant now, int days, double spending) {
        expect(customer, new Occasion(incident(kind, detail), now, now.plus(Duration.ofDays(days)), null, spending));
    }

    private static void expect(Customer customer, Occasion occasion) {
        customer.expect(occasion);
    }

    private Incident incident(String kind, String detail) {
        return Incident.partOf(new Case(cases.next(), false), kind, detail);
    }

    private Optional<Customer> idle(Instant now) {
        return bank.customers().find(customer -> customer.expectsNothing(now) && customer.logins() > 0);
    }

    private static boolean with(Optional<Customer> found, Consumer<Customer> happening) {
        found.ifPresent(happening);
        return found.isPresent();
    }
}
