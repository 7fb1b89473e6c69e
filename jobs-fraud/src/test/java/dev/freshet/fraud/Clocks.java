/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import java.time.Instant;

/** Times in tests: {@code 10:00} and {@code 10:00:05} are of 2026-03-02, UTC. */
public final class Clocks {

    private Clocks() {}

    public static Instant time(String clockOrInstant) {
        if (clockOrInstant.contains("T")) {
            return Instant.parse(clockOrInstant);
        }
        String seconds = clockOrInstant.length() == 5 ? ":00" : "";
        return Instant.parse("2026-03-02T" + clockOrInstant + seconds + "Z");
    }

    /** Id and time of an event: the id is the clock's text. */
    public static Moment moment(String clockOrInstant) {
        return moment(clockOrInstant, clockOrInstant);
    }

    public static Moment moment(String clockOrInstant, String id) {
        return new Moment(time(clockOrInstant), id);
    }
}
