/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static org.apache.flink.configuration.ConfigOptions.key;

import dev.freshet.fraud.decision.InputOrder;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What a bank can set, beside the options of the suite. */
public final class FraudOptions {

    public static final ConfigOption<Double> ALERT_THRESHOLD = key("decision.alert-threshold")
            .doubleType()
            .defaultValue(0.5)
            .withDescription("From which score on, inclusive, a transaction is reviewed and an alert raised.");

    public static final ConfigOption<Double> INTERDICT_THRESHOLD = key("decision.interdict-threshold")
            .doubleType()
            .defaultValue(0.9)
            .withDescription("From which score on, inclusive, a transaction does not pass and its account is blocked.");

    public static final ConfigOption<Double> MODEL_WEIGHT = key("decision.model-weight")
            .doubleType()
            .defaultValue(0.7)
            .withDescription(
                    "Weight w of the learned score in the score (1 - w) * rules + w * model, from 0 to 1. Where no"
                            + " model is there the rules alone are the score, and where no active rule is the model alone."
                            + " With 0 the model never counts.");

    public static final ConfigOption<Boolean> MODEL_TRAINING = key("model.training")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether the model goes on learning; else the version that there is stays in use.");

    public static final ConfigOption<Duration> MODEL_LABEL_DELAY = key("model.label-delay")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription(
                    "How long after a transaction, in event time, the labels of most frauds are known. What has"
                            + " none by then is learned as genuine, and its day is measured.");

    public static final ConfigOption<Duration> MODEL_LABEL_PATIENCE = key("model.label-patience")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription("How long after model.label-delay a label still teaches a fraud. Transactions are kept for"
                    + " both.");

    public static final ConfigOption<Double> MODEL_FORGETTING = key("model.forgetting")
            .doubleType()
            .defaultValue(0.01)
            .withDescription(
                    "How much of what was learned loses its weight in a day, from 0 to below 1, so that the newest counts"
                            + " most.");

    public static final ConfigOption<Integer> MODEL_ALERTS_PER_DAY = key("model.alerts-per-day")
            .intType()
            .defaultValue(100)
            .withDescription("How many alerts somebody can look at in a day: the model is measured by as many.");

    public static final ConfigOption<Duration> TIME_TO_LIVE = key("commands.time-to-live")
            .durationType()
            .defaultValue(Duration.ofHours(24))
            .withDescription("How long, in event time, after its decision a command to an account holds.");

    public static final ConfigOption<Duration> COOL_DOWN = key("commands.cool-down")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription("How long, in event time, after a block or its end by a person an account is told nothing"
                    + " more, and after a step-up no other step-up. At most commands.time-to-live.");

    public static final ConfigOption<Integer> MOST_BLOCKS_PER_MINUTE = key("commands.most-blocks-per-minute")
            .intType()
            .defaultValue(100)
            .withDescription("How many accounts are blocked in a minute of event time. More are not blocked: an alert"
                    + " says so. 0 blocks nobody.");

    public static final ConfigOption<Boolean> DRY_RUN = key("commands.dry-run")
            .booleanType()
            .defaultValue(false)
            .withDescription("Commands are marked as rehearsed, and who carries them out leaves them alone.");

    public static final ConfigOption<Duration> QUIET_TIME = key("alerts.quiet-time")
            .durationType()
            .defaultValue(Duration.ofMinutes(30))
            .withDescription(
                    "After how long, in event time, without another occurrence an alert about a pattern is over;"
                            + " exactly so long after, the next one is another alert.");

    /** Without a default of its own: a replay has another one. */
    public static final ConfigOption<InputOrder> ORDER = key("inputs.order")
            .enumType(InputOrder.class)
            .noDefaultValue()
            .withDescription("In which order transactions, logins, labels and case commands are taken: as they come"
                    + " (arrival), so that no decision waits; or by event time (event-time), when the watermark gets"
                    + " there, so that every run over the same input decides the same. Default: arrival, and"
                    + " event-time where source.mode is replay.");

    public static final ConfigOption<Duration> ACCOUNT_MEMORY = key("accounts.memory")
            .durationType()
            .defaultValue(Duration.ofDays(90))
            .withDescription(
                    "How long, in event time, an account's devices, countries and last place are known after it"
                            + " was active last.");

    /** In the order in which {@code --help} and the documentation list them. */
    public static final List<ConfigOption<?>> ALL = List.of(
            ORDER,
            ALERT_THRESHOLD,
            INTERDICT_THRESHOLD,
            MODEL_WEIGHT,
            MODEL_TRAINING,
            MODEL_LABEL_DELAY,
            MODEL_LABEL_PATIENCE,
            MODEL_FORGETTING,
            MODEL_ALERTS_PER_DAY,
            ACCOUNT_MEMORY,
            TIME_TO_LIVE,
            COOL_DOWN,
            MOST_BLOCKS_PER_MINUTE,
            DRY_RUN,
            QUIET_TIME);

    private FraudOptions() {}
}
