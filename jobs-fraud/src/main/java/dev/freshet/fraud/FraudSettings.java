/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.launch.Options;
import dev.freshet.common.launch.UsageException;
import dev.freshet.fraud.command.Brake;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.decision.Blend;
import dev.freshet.fraud.decision.DecisionPolicy;
import dev.freshet.fraud.decision.Thresholds;
import dev.freshet.fraud.episode.EpisodePolicy;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.flink.configuration.ConfigOption;

/** The job's options, validated and of their own types. */
public record FraudSettings(DecisionPolicy decisions, CommandPolicy commands, Brake brake, EpisodePolicy episodes)
        implements Serializable {

    /**
     * Makes settings from options.
     *
     * @throws UsageException where one of them, or two together, cannot be
     */
    public static FraudSettings from(Options options) {
        return UsageException.unlessValid(() -> new FraudSettings(
                new DecisionPolicy(
                        new Thresholds(
                                decimal(options, FraudOptions.ALERT_THRESHOLD),
                                decimal(options, FraudOptions.INTERDICT_THRESHOLD)),
                        new Blend(decimal(options, FraudOptions.MODEL_WEIGHT))),
                new CommandPolicy(
                        options.get(FraudOptions.TIME_TO_LIVE),
                        options.get(FraudOptions.COOL_DOWN),
                        options.get(FraudOptions.DRY_RUN)),
                new Brake(options.get(FraudOptions.MOST_BLOCKS_PER_MINUTE)),
                new EpisodePolicy(options.get(FraudOptions.QUIET_TIME))));
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
