/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.command.CommandPolicy;
import java.io.Serializable;
import java.time.Duration;

/**
 * How decisions are made.
 *
 * @param memory for how long, in event time, an account's devices, countries and place are known after it was active last
 * @param allowedLateness how late a login may be and still count
 */
public record DecideSettings(
        DecisionPolicy decisions, CommandPolicy commands, InputOrder order, Duration memory, Duration allowedLateness)
        implements Serializable {

    public DecideSettings {
        if (memory.toMillis() < 1) {
            throw new IllegalArgumentException("accounts.memory must be at least a millisecond, but is " + memory);
        }
    }
}
