/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A transaction to learn from.
 *
 * @param figures of {@link ModelInputs}
 * @param fraud whether it is known to be one; false where nothing is known after the time that labels take
 */
public record Example(String accountId, Moment moment, List<Double> figures, boolean fraud)
        implements Judgeable<Example> {

    /** By moment; of one transaction what was known first comes first. */
    static final Comparator<Example> ORDER =
            Comparator.comparing(Example::moment).thenComparing(Example::fraud);

    /** One of which nothing is known yet. */
    public static Example of(Transaction transaction, Map<String, BigDecimal> features) {
        return new Example(
                transaction.accountId(), Moment.of(transaction), ModelInputs.figures(transaction, features), false);
    }

    @Override
    public Example asFraud() {
        return new Example(accountId, moment, figures, true);
    }
}
