/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerChoiceTest {

    @Test
    void takesTheThreeWords() {
        assertThat(BrokerChoice.parse("container")).isEqualTo(BrokerChoice.CONTAINER);
        assertThat(BrokerChoice.parse("Process")).isEqualTo(BrokerChoice.PROCESS);
        assertThat(BrokerChoice.parse("auto")).isEqualTo(BrokerChoice.AUTO);
    }

    @Test
    void refusesAnotherWordAndSaysWhichThereAre() {
        assertThatThrownBy(() -> BrokerChoice.parse("docker"))
                .hasMessage("system property freshet.test.kafka (or environment FRESHET_TEST_KAFKA) must be"
                        + " container, process or auto, not 'docker'");
    }
}
