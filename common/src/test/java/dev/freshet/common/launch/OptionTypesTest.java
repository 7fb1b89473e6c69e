/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OptionTypesTest {

    static final List<ConfigOption<?>> OPTIONS = SuiteOptions.ALL;

    /** What the help shows as the default can be copied into a file as it stands. */
    @ParameterizedTest
    @FieldSource("OPTIONS")
    void theDefaultAsShownIsAValueOfTheOption(ConfigOption<?> option) {
        String shown = OptionTypes.defaultOf(option);
        if (shown.isEmpty()) {
            assertThat(option.hasDefaultValue()).isFalse();
            return;
        }

        String[] arguments = {"--set", option.key() + "=" + shown};

        assertThatCode(() -> JobArguments.parse(SuiteOptions.ALL, arguments, Map.of()))
                .doesNotThrowAnyException();
        assertThat(JobArguments.parse(SuiteOptions.ALL, arguments, Map.of())
                        .options()
                        .get(option))
                .isEqualTo(option.defaultValue());
    }
}
