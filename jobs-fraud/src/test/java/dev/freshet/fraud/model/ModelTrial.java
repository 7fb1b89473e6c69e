/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores simulated payments day by day, each with a version that was learned from what was known before the day, and judges the
 * scores of a week as the Fraud Detection Handbook does.
 */
final class ModelTrial {

    private static final int WEEK = 7;

    private final List<List<ScoredExample>> days = new ArrayList<>();
    private final List<List<Example>> examples = new ArrayList<>();

    /** Scores all payments, which are in order. */
    ModelTrial(List<CardTraffic.Payment> payments, Learner learner) throws Exception {
        PaymentFigures figures = new PaymentFigures();
        @Nullable Knowledge knowledge = null;
        @Nullable ModelVersion version = null;
        for (CardTraffic.Payment payment : payments) {
            while (days.size() <= payment.day()) {
                int labelled = days.size() - WEEK - 1;
                if (labelled >= 0) {
                    knowledge = learner.learn(knowledge, examples.get(labelled));
                    version = ModelVersion.of(day(days.size()), knowledge, examples.get(labelled));
                    examples.set(labelled, List.of());
                }
                days.add(new ArrayList<>());
                examples.add(new ArrayList<>());
            }
            Transaction transaction = PaymentFigures.transaction(payment);
            Moment moment = Moment.of(transaction);
            List<Double> seen = ModelInputs.figures(transaction, figures.of(payment));
            examples.get(payment.day()).add(new Example(transaction.accountId(), moment, seen, payment.isFraud()));
            if (version != null) {
                days.get(payment.day())
                        .add(new ScoredExample(
                                transaction.accountId(),
                                moment,
                                transaction.accountId(),
                                Objects.requireNonNull(version.score(seen)),
                                version.day(),
                                payment.isFraud()));
            }
        }
    }

    record Quality(double averagePrecision, double cardPrecision) {}

    /** Of the week that begins with a day, when k cards are looked at a day. */
    Quality week(int first, int k) {
        Set<String> known = new HashSet<>();
        Set<String> caught = new HashSet<>();
        List<ScoredExample> judged = new ArrayList<>();
        double cardPrecision = 0;
        for (int day = first - 2 * WEEK; day < first - WEEK - 1; day++) {
            known.addAll(defrauded(day));
        }
        for (int day = first; day < first + WEEK; day++) {
            known.addAll(defrauded(day - WEEK - 1));
            Ranking unknown = new Ranking(days.get(day)).without(known);
            judged.addAll(unknown.examples());
            Ranking uncaught = unknown.without(caught);
            cardPrecision += uncaught.cardPrecision(k).orElseThrow() / WEEK;
            caught.addAll(uncaught.defraudedCards(k));
        }
        return new Quality(new Ranking(judged).averagePrecision().orElseThrow(), cardPrecision);
    }

    int days() {
        return days.size();
    }

    private Set<String> defrauded(int day) {
        Set<String> cards = new HashSet<>();
        days.get(day).stream().filter(ScoredExample::fraud).forEach(example -> cards.add(example.card()));
        return cards;
    }

    private static String day(int number) {
        return LocalDate.ofInstant(CardTraffic.START, ZoneOffset.UTC)
                .plusDays(number)
                .toString();
    }
}
