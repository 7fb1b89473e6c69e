/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** A test that nobody will switch on again. */
final class SwitchedOff {

    @Test
    @Disabled
    void isNeverRun() {
        assertThat(1).isEqualTo(2);
    }
}
