/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.common.alert.Severity;
import dev.freshet.fraud.episode.Occurrence;
import java.util.List;

/** A block that the brake holds back: everybody's business, whosever it was. */
final class HeldBlock {

    /** What alerts about the brake are about. */
    static final String SUBJECT = "account-commands";

    private static final String KIND = "block_brake";

    private HeldBlock() {}

    static Occurrence occurrence(CommandRequest held, BrakeMinute minute) {
        return new Occurrence(
                KIND,
                1,
                Severity.CRITICAL,
                false,
                SUBJECT,
                held.moment().at(),
                held.moment().at(),
                List.of(held.moment().id()),
                null,
                null,
                "Of the blocks of the minute from " + minute.start() + " on, " + minute.passed() + " were sent and "
                        + minute.held() + " held back so far.");
    }
}
