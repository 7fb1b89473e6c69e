/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.launch.Options;
import dev.freshet.common.launch.UsageException;
import dev.freshet.fraud.FraudOptions;
import java.io.Serializable;

/**
 * How the model learns and is measured.
 *
 * @param training whether it goes on learning; else the versions that there are stay in use
 * @param alertsPerDay how many alerts somebody can look at in a day
 */
public record ModelSettings(boolean training, LabelTimes labels, Learner learner, int alertsPerDay)
        implements Serializable {

    public ModelSettings {
        if (alertsPerDay < 1) {
            throw new IllegalArgumentException("model.alerts-per-day must be at least 1, but is " + alertsPerDay);
        }
    }

    /**
     * Makes settings from options.
     *
     * @throws UsageException where one of them cannot be
     */
    public static ModelSettings from(Options options) {
        return UsageException.unlessValid(() -> new ModelSettings(
                options.get(FraudOptions.MODEL_TRAINING),
                new LabelTimes(
                        options.get(FraudOptions.MODEL_LABEL_DELAY), options.get(FraudOptions.MODEL_LABEL_PATIENCE)),
                new Learner(options.get(FraudOptions.MODEL_FORGETTING)),
                options.get(FraudOptions.MODEL_ALERTS_PER_DAY)));
    }
}
