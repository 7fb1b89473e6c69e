/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * A transaction with its score, and what it turned out to be.
 *
 * @param card that paid; the account where no card is known
 * @param score of the model
 * @param modelVersion that gave the score
 * @param fraud whether it is known to be one
 */
public record ScoredExample(
        String accountId, Moment moment, String card, BigDecimal score, String modelVersion, boolean fraud)
        implements Judgeable<ScoredExample> {

    /** As somebody would look at them: highest score first, then what happened first. */
    static final Comparator<ScoredExample> HIGHEST_FIRST =
            Comparator.comparing(ScoredExample::score).reversed().thenComparing(ScoredExample::moment);

    /** Of a transaction that has a score; nothing is known of it yet. */
    static Optional<ScoredExample> of(ScoredTransaction scored) {
        BigDecimal score = scored.score();
        String version = scored.modelVersion();
        if (score == null || version == null) {
            return Optional.empty();
        }
        Transaction transaction = scored.figured().transaction();
        String card = transaction.cardToken() == null ? transaction.accountId() : transaction.cardToken();
        return Optional.of(
                new ScoredExample(transaction.accountId(), Moment.of(transaction), card, score, version, false));
    }

    @Override
    public ScoredExample asFraud() {
        return new ScoredExample(accountId, moment, card, score, modelVersion, true);
    }
}
