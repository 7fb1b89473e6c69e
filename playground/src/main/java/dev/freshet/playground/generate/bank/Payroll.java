/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** An employer with an account at the bank: once a month all salaries are transferred within minutes. */
final class Payroll {

    static final String KIND = "payroll";
    static final String ACCOUNT = "account-payroll";

    private static final Duration FIRST = Duration.ofDays(2);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int EMPLOYEES = 25;

    private final Bank bank;
    private final Ids cases;

    Payroll(Bank bank) {
        this.bank = bank;
        this.cases = bank.ids(KIND);
    }

    void expect(Instant now) {
        bank.agenda().plan(now.plus(FIRST), this::pay);
    }

    private void pay(Instant now) {
        Incident incident =
                Incident.partOf(new Case(cases.next(), false), KIND, EMPLOYEES + " salaries of one employer");
        for (int i = 0; i < EMPLOYEES; i++) {
            BigDecimal salary = bank.amounts().between(180_000, 420_000);
            bank.agenda().plan(now.plusSeconds(20L * i), time -> {
                Movement transfer = bank.ledger()
                        .movement(time, ACCOUNT, "transfer", salary, City.BERLIN.currency())
                        .by("payroll-server", "198.19.255.1", City.BERLIN);
                bank.ledger().book(transfer, incident);
            });
        }
        bank.agenda().plan(now.plus(MONTH), this::pay);
    }
}
