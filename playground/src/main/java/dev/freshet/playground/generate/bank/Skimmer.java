/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Case;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.simulation.Ids;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes over one till after the other. Most of what is bought there then is bought with copies of cards, for usual amounts, so
 * that it is known a week later only, by the labels. After two weeks it is found, and another till stands in its place.
 */
final class Skimmer {

    static final String KIND = "risky-terminal";

    private static final Duration FIRST = Duration.ofHours(12);
    private static final Duration COMPROMISED = Duration.ofDays(14);
    private static final Duration BETWEEN = Duration.ofDays(20);
    private static final double COPIED = 0.75;

    private final Bank bank;
    private final Ids cases;
    private @Nullable Terminal compromised;
    private @Nullable Incident incident;

    Skimmer(Bank bank) {
        this.bank = bank;
        this.cases = bank.ids(KIND);
    }

    void expect(Instant now) {
        bank.agenda().plan(now.plus(FIRST), this::compromise);
    }

    private void compromise(Instant now) {
        Terminal till = bank.terminals().till(bank.dice().oneOf(Cities.HOMES));
        Instant until = now.plus(COMPROMISED);
        compromised = till;
        incident = Incident.partOf(
                new Case(cases.next(), true),
                KIND,
                "with a copied card at " + till.id() + ", compromised until " + until);
        bank.agenda().plan(until, time -> bank.terminals().replace(till));
        bank.agenda().plan(now.plus(BETWEEN), this::compromise);
    }

    /** What is wrong with a payment at a till; null of most. */
    @Nullable
    Incident taking(Terminal till) {
        return till.equals(compromised) && bank.dice().chance(COPIED) ? incident : null;
    }
}
