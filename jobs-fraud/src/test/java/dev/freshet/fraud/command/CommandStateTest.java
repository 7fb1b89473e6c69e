/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.testkit.pin.PojoTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of commands, and sent on, is serialized by Flink itself. */
final class CommandStateTest {

    @ParameterizedTest
    @ValueSource(classes = {HoldInput.class, CommandRequest.class, AccountHold.class, BrakeMinute.class})
    void isAPojo(Class<?> state) {
        PojoTypes.assertPojo(state);
    }
}
