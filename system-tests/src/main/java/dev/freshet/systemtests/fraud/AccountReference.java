/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an account did before a transaction, as features that no decision changes. */
final class AccountReference {

    static final Map<String, Duration> WINDOWS = Map.of(
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1),
            "7d", Duration.ofDays(7),
            "30d", Duration.ofDays(30));

    /** What the newest amount weighs in mean and variance. */
    private static final double NEWEST = 0.1;

    private AccountReference() {}

    /** @param before what the account did, up to the transaction and including it */
    static Map<String, BigDecimal> features(List<Payment> before) {
        Payment now = before.get(before.size() - 1);
        Map<String, BigDecimal> features = new HashMap<>();
        features.put("amount", now.amount());
        features.put("capped", BigDecimal.ZERO);
        WINDOWS.forEach((name, length) -> {
            Spending spending = Spending.within(length, before);
            spending.putInto(features, "", name);
            features.put("merchants_" + name, BigDecimal.valueOf(spending.merchants()));
        });
        List<Payment> others = before.subList(0, before.size() - 1);
        if (now.merchant() != null) {
            features.put("new_merchant", isNew(now, others) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        putUsual(features, now.currency(), others);
        return features;
    }

    private static boolean isNew(Payment now, List<Payment> others) {
        List<Payment> atMerchants = others.stream()
                .filter(each -> each.spends() && each.merchant() != null)
                .toList();
        return now.spends()
                && !atMerchants.isEmpty()
                && atMerchants.stream().noneMatch(each -> Objects.equals(each.merchant(), now.merchant()));
    }

    /** Mean and deviation of the logarithms of amounts, in which the newest weighs a tenth; see Finch, 2009. */
    private static void putUsual(Map<String, BigDecimal> features, String currency, List<Payment> others) {
        long count = 0;
        double mean = 0;
        double variance = 0;
        for (Payment each : others) {
            if (each.spends() && each.currency().equals(currency)) {
                double difference = StrictMath.log(each.amount().doubleValue()) - mean;
                double step = count == 0 ? difference : NEWEST * difference;
                variance = count == 0 ? 0 : (1 - NEWEST) * (variance + difference * step);
                mean += step;
                count++;
            }
        }
        features.put("log_amount_count", BigDecimal.valueOf(count));
        if (count > 0) {
            features.put("log_amount_mean", rounded(mean, 6));
            features.put("log_amount_deviation", rounded(Math.sqrt(variance), 6));
        }
    }

    static BigDecimal rounded(double number, int decimals) {
        return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
