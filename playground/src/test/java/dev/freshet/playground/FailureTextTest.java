/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    /** Preflight finds several things at once, each in a line of its own. */
    @Test
    void keepsEveryLineOfAMessage() {
        assertThat(FailureText.of(new IllegalStateException("the job cannot start:\n  - one\n  - two\n")))
                .isEqualTo("the job cannot start:\n  - one\n  - two");
    }

    @Test
    void takesTheOutermostMessageThatSaysAnything() {
        Throwable root = new IllegalStateException("the root");
        Throwable says = new IllegalStateException("what it means", root);

        assertThat(FailureText.of(new IllegalStateException(" ", says))).isEqualTo("what it means");
    }

    @Test
    void namesTheFailureWhereNothingSaysAnything() {
        assertThat(FailureText.of(new ArithmeticException())).isEqualTo("ArithmeticException; --verbose shows where");
    }
}
