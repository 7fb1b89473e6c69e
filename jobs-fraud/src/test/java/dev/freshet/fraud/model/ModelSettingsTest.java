/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.UsageException;
import dev.freshet.fraud.FraudOptions;
import dev.freshet.fraud.FraudTopics;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {

    private static final JobDefinition JOB =
            new JobDefinition("fraud", "", FraudTopics.ALL, FraudOptions.ALL, streams -> {});

    @Test
    void areThoseOfTheOptions() {
        LabelTimes labels = new LabelTimes(Duration.ofDays(7), Duration.ofDays(7));

        assertThat(settings()).isEqualTo(new ModelSettings(true, labels, new Learner(0.01), 100));
    }

    @Test
    void takeEachOptionFromItsPlace() {
        ModelSettings settings = settings(
                "model.training=false",
                "model.label-delay=3 d",
                "model.label-patience=2 d",
                "model.forgetting=0.5",
                "model.alerts-per-day=7");

        LabelTimes labels = new LabelTimes(Duration.ofDays(3), Duration.ofDays(2));
        assertThat(settings).isEqualTo(new ModelSettings(false, labels, new Learner(0.5), 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        model.label-delay=0 s      | model.label-delay must be positive
        model.forgetting=1         | model.forgetting must be from 0 to below 1
        model.forgetting=NaN       | model.forgetting must be from 0 to below 1
        model.alerts-per-day=0     | model.alerts-per-day must be at least 1
        """)
    void refuseWhatDoesNotFit(String option, String message) {
        assertThatThrownBy(() -> settings(option))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refuseNegativePatience() {
        assertThatThrownBy(() -> new LabelTimes(Duration.ofDays(7), Duration.ofMillis(-1)))
                .hasMessageContaining("model.label-patience must not be negative");
    }

    private static ModelSettings settings(String... options) {
        String[] arguments = new String[2 * options.length];
        for (int i = 0; i < options.length; i++) {
            arguments[2 * i] = "--set";
            arguments[2 * i + 1] = options[i];
        }
        return ModelSettings.from(JobLaunch.options(JOB, arguments));
    }
}
