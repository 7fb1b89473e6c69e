/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.entry.Silence;
import dev.freshet.common.launch.Options;
import dev.freshet.common.launch.SuiteOptions;
import dev.freshet.common.launch.SuiteOptions.Boundedness;
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
import dev.freshet.fraud.model.ModelSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;

/** The job's options, validated and of their own types. */
public record FraudSettings(
        EntrySettings entry, FigureSettings figures, ModelSettings model, DecideSettings decide, AlertsSettings alerts)
        implements Serializable {

    /**
     * Makes settings from options.
     *
     * @throws UsageException where one of them, or two together, cannot be
     */
    public static FraudSettings from(Options options, EntrySettings entry) {
        return UsageException.unlessValid(() -> {
            InputOrder order = order(options);
            Duration lateness = entry.allowedLateness();
            CommandPolicy commands = new CommandPolicy(
                    options.get(FraudOptions.TIME_TO_LIVE),
                    options.get(FraudOptions.COOL_DOWN),
                    options.get(FraudOptions.DRY_RUN));
            return new FraudSettings(
                    entry,
                    new FigureSettings(order, lateness),
                    ModelSettings.from(options),
                    new DecideSettings(
                            decisions(options), commands, order, options.get(FraudOptions.ACCOUNT_MEMORY), lateness),
                    new AlertsSettings(
                            order,
                            lateness,
                            commands,
                            new Brake(options.get(FraudOptions.MOST_BLOCKS_PER_MINUTE)),
                            new EpisodePolicy(options.get(FraudOptions.QUIET_TIME))));
        });
    }

    /** Labels, logins and people may be silent for days: nothing waits for them, but where the order is that of event time. */
    Silence silence() {
        return order() == InputOrder.ARRIVAL ? Silence.IS_TOLD : Silence.STOPS_TIME;
    }

    InputOrder order() {
        return figures.order();
    }

    /** A replay is repeatable unless somebody wants to see what a live job would have. */
    private static InputOrder order(Options options) {
        boolean replay = options.get(SuiteOptions.BOUNDEDNESS) == Boundedness.REPLAY;
        return options.getOr(FraudOptions.ORDER, replay ? InputOrder.EVENT_TIME : InputOrder.ARRIVAL);
    }

    private static DecisionPolicy decisions(Options options) {
        return new DecisionPolicy(
                new Thresholds(
                        decimal(options, FraudOptions.ALERT_THRESHOLD),
                        decimal(options, FraudOptions.INTERDICT_THRESHOLD)),
                new Blend(decimal(options, FraudOptions.MODEL_WEIGHT)));
    }

    /** The number as it is written, which the double is nearest to. */
    private static BigDecimal decimal(Options options, ConfigOption<Double> option) {
        double value = options.get(option);
        if (!Double.isFinite(value)) {
            throw new UsageException(
                    "The value '" + value + "' of " + option.key() + " is not a finite number; give one from 0 to 1");
        }
        return BigDecimal.valueOf(value);
    }
}
