/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Orders, product metrics, the funnel, the lists, stock and offers under test.
 *
 * @param calm without visitors, who are known by the order of arrival as far as distinct shoppers are concerned, without
 *     records that may be late and movements that are behind time: then results do not depend on how fast which partition is read
 * @param step event time from one record to the next
 * @param offers what campaigns there are
 */
public record EcommerceSubject(boolean calm, Duration step, Skew skew, Offers offers) implements Subject {

    /** With everything that makes counting hard, at a hundred times real time where 200 records a second are sent. */
    public EcommerceSubject() {
        this(false, Duration.ofMillis(500), Skew.NONE, new Offers(1, 1));
    }

    /** Without campaigns, too: which of two events of a cart came first decides what is offered. */
    @Override
    public EcommerceSubject calmed() {
        return new EcommerceSubject(true, step, skew, new Offers(0, 0));
    }

    public EcommerceSubject withStep(Duration other) {
        return new EcommerceSubject(calm, other, skew, offers);
    }

    public EcommerceSubject withSkew(Skew other) {
        return new EcommerceSubject(calm, step, other, offers);
    }

    public EcommerceSubject withOffers(Offers other) {
        return new EcommerceSubject(calm, step, skew, other);
    }

    @Override
    public JobDefinition job() {
        return EcommerceJob.DEFINITION;
    }

    @Override
    public String module() {
        return "jobs-ecommerce";
    }

    /**
     * Refunds give up waiting before the closing records, and all lists are of the last order by then. No partition is ever idle:
     * at a hundred times real time, one that comes back from an outage a second after the others would be hours behind them.
     */
    @Override
    public List<String> options() {
        return List.of(
                "orders.refund-wait=" + OrdersReference.REFUND_WAIT.toHours() + " h",
                "source.idle-timeout=0 s",
                "bought-together.refresh-all=1 min");
    }

    @Override
    public Workload workload(long seed, Instant start, Instant now) {
        return new EcommerceWorkload(seed, start, now, this);
    }
}
