/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.fraud.FraudJob;
import dev.freshet.systemtests.check.Subject;
import dev.freshet.systemtests.check.Workload;
import java.time.Instant;
import java.util.List;

/**
 * Decisions, features, alerts and commands under test.
 *
 * @param calm without records that may be late
 * @param rulesChange whether {@link BankRules#CHANGING} has other versions than the first: then what depends on its weight is
 *     for the test to compare
 */
public record FraudSubject(boolean calm, boolean rulesChange) implements Subject {

    /** With everything that makes deciding hard, at a hundred times real time where 200 records a second are sent. */
    public FraudSubject() {
        this(false, false);
    }

    @Override
    public FraudSubject calmed() {
        return new FraudSubject(true, rulesChange);
    }

    public FraudSubject withChangingRules() {
        return new FraudSubject(calm, true);
    }

    @Override
    public JobDefinition job() {
        return FraudJob.DEFINITION;
    }

    @Override
    public String module() {
        return "jobs-fraud";
    }

    /**
     * Alerts end and accounts cool down within a run. No partition is ever idle: at a hundred times real time, one that comes
     * back from an outage a second after the others would be hours behind them.
     */
    @Override
    public List<String> options() {
        return List.of(
                "inputs.order=event-time",
                "source.idle-timeout=0 s",
                "decision.model-weight=0",
                "alerts.quiet-time=" + EpisodesReference.QUIET.toMinutes() + " min",
                "commands.cool-down=" + CommandsReference.COOL_DOWN.toMinutes() + " min");
    }

    @Override
    public Workload workload(long seed, Instant start, Instant now) {
        return new FraudWorkload(seed, start, now, this);
    }
}
