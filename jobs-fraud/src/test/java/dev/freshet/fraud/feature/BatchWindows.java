/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same windows, slowly and obviously: by looking at every transaction for each of them. */
final class BatchWindows {

    private BatchWindows() {}

    /** @param seen of one account, in any order, the transaction itself included */
    static AmountFigures figures(List<Transaction> seen, Transaction itself, Duration length) {
        Moment end = Moment.of(itself);
        Instant start = itself.eventTime().minus(length);
        long count = 0;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal returned = BigDecimal.ZERO;
        @Nullable BigDecimal maximum = null;
        for (Transaction each : seen) {
            boolean inWindow =
                    each.eventTime().isAfter(start) && Moment.of(each).compareTo(end) <= 0;
            if (!inWindow || !each.currency().equals(itself.currency())) {
                continue;
            }
            switch (each.type()) {
                case PURCHASE, WITHDRAWAL, TRANSFER -> {
                    count++;
                    spent = spent.add(each.amount());
                    maximum = maximum == null ? each.amount() : maximum.max(each.amount());
                }
                case REFUND, REVERSAL -> returned = returned.add(each.amount());
            }
        }
        return new AmountFigures(
                count,
                plain(spent.subtract(returned)),
                count == 0 ? null : plain(spent.divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_EVEN)),
                maximum == null ? null : plain(maximum),
                false);
    }

    /** Different merchants at which was spent; the account's own, as above. */
    static long merchants(List<Transaction> seen, Transaction itself, Duration length) {
        Moment end = Moment.of(itself);
        Instant start = itself.eventTime().minus(length);
        return seen.stream()
                .filter(each -> each.type().isSpending() && each.eventTime().isAfter(start))
                .filter(each -> Moment.of(each).compareTo(end) <= 0)
                .flatMap(each -> Stream.ofNullable(each.merchantId()))
                .distinct()
                .count();
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
