/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.UsageException;
import dev.freshet.fraud.alert.AlertsSettings;
import dev.freshet.fraud.command.Brake;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.decision.Blend;
import dev.freshet.fraud.decision.DecideSettings;
import dev.freshet.fraud.decision.DecisionPolicy;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.decision.Thresholds;
import dev.freshet.fraud.episode.EpisodePolicy;
import dev.freshet.fraud.feature.FigureSettings;
import dev.freshet.fraud.model.LabelTimes;
import dev.freshet.fraud.model.Learner;
import dev.freshet.fraud.model.ModelSettings;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FraudSettingsTest {

    private static final Duration LATENESS = Duration.ofMinutes(59);
    private static final EntrySettings ENTRY = new EntrySettings(LATENESS, Duration.ofHours(2));

    @Test
    void areThoseOfTheOptions() {
        assertThat(settings())
                .isEqualTo(expected(
                        InputOrder.ARRIVAL,
                        100,
                        new DecisionPolicy(
                                new Thresholds(new BigDecimal("0.5"), new BigDecimal("0.9")),
                                new Blend(new BigDecimal("0.7"))),
                        Duration.ofDays(90),
                        new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false),
                        new Brake(100),
                        new EpisodePolicy(Duration.ofMinutes(30))));
    }

    /** Each by a value of its own, so that no two are taken for each other. */
    @Test
    void takeEachOptionFromItsPlace() {
        assertThat(settings(
                        "inputs.order=event-time",
                        "decision.alert-threshold=0.1",
                        "decision.interdict-threshold=0.2",
                        "decision.model-weight=0.3",
                        "model.alerts-per-day=9",
                        "accounts.memory=8 d",
                        "commands.time-to-live=4 h",
                        "commands.cool-down=3 h",
                        "commands.most-blocks-per-minute=6",
                        "commands.dry-run=true",
                        "alerts.quiet-time=7 min"))
                .isEqualTo(expected(
                        InputOrder.EVENT_TIME,
                        9,
                        new DecisionPolicy(
                                new Thresholds(new BigDecimal("0.1"), new BigDecimal("0.2")),
                                new Blend(new BigDecimal("0.3"))),
                        Duration.ofDays(8),
                        new CommandPolicy(Duration.ofHours(4), Duration.ofHours(3), true),
                        new Brake(6),
                        new EpisodePolicy(Duration.ofMinutes(7))));
    }

    /** Where nothing is said, a replay is repeatable; it can be told to do as a live job does. */
    @ParameterizedTest
    @CsvSource({
        "source.mode=streaming, arrival",
        "source.mode=replay, event-time",
        "source.mode=replay inputs.order=arrival, arrival"
    })
    void aReplayTakesInputsByEventTime(String options, String order) {
        assertThat(settings(options.split(" ")).decide().order()).hasToString(order);
    }

    private static FraudSettings expected(
            InputOrder order,
            int modelAlertsPerDay,
            DecisionPolicy decisions,
            Duration memory,
            CommandPolicy commands,
            Brake brake,
            EpisodePolicy episodes) {
        LabelTimes labels = new LabelTimes(Duration.ofDays(7), Duration.ofDays(7));
        return new FraudSettings(
                ENTRY,
                new FigureSettings(order, LATENESS),
                new ModelSettings(true, labels, new Learner(0.01), modelAlertsPerDay),
                new DecideSettings(decisions, commands, order, memory, LATENESS),
                new AlertsSettings(order, LATENESS, commands, brake, episodes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        decision.alert-threshold=NaN        | The value 'NaN' of decision.alert-threshold is not a finite number
        decision.alert-threshold=0.95       | decision.alert-threshold must be above 0 and at most
        decision.model-weight=1.5           | decision.model-weight must be a number from 0 to 1, but is 1.5
        commands.cool-down=25 h             | commands.cool-down must be from 0 to commands.time-to-live
        commands.most-blocks-per-minute=-1  | commands.most-blocks-per-minute must not be negative
        model.alerts-per-day=0              | model.alerts-per-day must be at least 1
        accounts.memory=0 s                 | accounts.memory must be at least a millisecond
        alerts.quiet-time=0 s               | alerts.quiet-time must be at least a millisecond
        """)
    void refuseWhatDoesNotFit(String option, String message) {
        assertThatThrownBy(() -> settings(option))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private static FraudSettings settings(String... options) {
        String[] arguments = new String[2 * options.length];
        for (int i = 0; i < options.length; i++) {
            arguments[2 * i] = "--set";
            arguments[2 * i + 1] = options[i];
        }
        return FraudSettings.from(JobLaunch.options(FraudJob.DEFINITION, arguments), ENTRY);
    }
}
