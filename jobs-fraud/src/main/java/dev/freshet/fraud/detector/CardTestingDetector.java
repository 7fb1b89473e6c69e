/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.pattern.CardTesting;
import dev.freshet.fraud.pattern.SmallAmounts;
import dev.freshet.fraud.rule.RuleDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Asks for a large amount after small ones.
 *
 * @param series what is counted, in words: the rule and all that says which amounts are small
 */
record CardTestingDetector(CardTesting pattern, String series) implements TransactionDetector {

    private static final char BAR = '|';

    static CardTestingDetector of(RuleDocument rule) {
        BigDecimal small = rule.limit("small_amount");
        int count = rule.limit("small_count").intValueExact();
        Duration within = Objects.requireNonNull(rule.window());
        String series = small.stripTrailingZeros().toPlainString() + BAR + count + BAR + within + BAR + rule.ruleId();
        return new CardTestingDetector(new CardTesting(small, count, rule.limit("large_amount"), within), series);
    }

    @Override
    public boolean fires(DetectorInput input) {
        Transaction transaction = input.transaction();
        return pattern.isCompletedBy(transaction, input.before().smallAmounts(key(transaction.currency())));
    }

    /** Puts what is still counted after the transaction, in every currency. */
    void putAfter(Transaction transaction, AccountMemory before, Map<String, SmallAmounts> kept) {
        // Twice the window: one that comes late still finds what was before it.
        Instant border = before.newest().minus(pattern.within().multipliedBy(2));
        before.smallAmounts().forEach((key, amounts) -> {
            if (key.substring(key.indexOf(BAR) + 1).equals(series)) {
                put(key, amounts.forget(border), kept);
            }
        });
        String key = key(transaction.currency());
        put(key, pattern.after(transaction, Objects.requireNonNullElse(kept.get(key), SmallAmounts.NONE)), kept);
    }

    private static void put(String key, SmallAmounts amounts, Map<String, SmallAmounts> kept) {
        if (!amounts.moments().isEmpty()) {
            kept.put(key, amounts);
        }
    }

    private String key(String currency) {
        return currency + BAR + series;
    }
}
