/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what one function has the last word on, so that the sum over all functions is of decisions that nothing changed later. */
final class VerdictCounters {

    private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

    VerdictCounters(MetricGroup group, Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            counters.put(verdict, group.counter(verdict.metric()));
        }
    }

    /** @param verdict one of those that are counted here */
    void count(Verdict verdict) {
        Objects.requireNonNull(counters.get(verdict)).inc();
    }

    /** How many so far, of those that are counted here. */
    Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        counters.forEach((verdict, counter) -> counts.put(verdict, counter.getCount()));
        return counts;
    }
}
