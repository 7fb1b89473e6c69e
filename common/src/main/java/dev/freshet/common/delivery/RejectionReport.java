/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes refused records visible to operators: a counter {@code rejected.<reason>}, and a log line at times. */
final class RejectionReport {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionReport.class);

    private final Map<ReasonCode, Counter> counters = new EnumMap<>(ReasonCode.class);
    private final RejectionLog log;

    RejectionReport(MetricGroup metrics, Clock clock) {
        this.log = new RejectionLog(clock);
        MetricGroup rejected = metrics.addGroup("rejected");
        for (ReasonCode reason : ReasonCode.values()) {
            counters.put(reason, rejected.counter(reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    void note(Rejection rejection) {
        Objects.requireNonNull(counters.get(rejection.reason())).inc();
        log.line(rejection).ifPresent(LOG::warn);
    }
}
