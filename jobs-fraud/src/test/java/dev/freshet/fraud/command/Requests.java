/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static dev.freshet.fraud.Clocks.time;

import dev.freshet.common.action.Action;
import dev.freshet.fraud.Moment;
import java.util.List;
import java.util.Map;

/** Requests in words, such as {@code BLOCK anna 10:00}. */
final class Requests {

    private Requests() {}

    /** It follows from a transaction that is named after the clock. */
    static CommandRequest of(CommandType type, String account, String clock) {
        Action action = new Action(
                type.word() + "|" + clock + "|" + account,
                "spike",
                1,
                type.word(),
                account,
                "because",
                List.of(clock),
                Map.of(),
                null,
                false,
                false,
                false,
                time(clock),
                time(clock).plusSeconds(3_600));
        return new CommandRequest(type, action, new Moment(time(clock), clock + account));
    }

    static String words(CommandRequest request) {
        return request.type() + " " + request.action().target() + " " + clock(request.action());
    }

    static String words(Action action) {
        return action.type() + " " + action.target() + " " + clock(action);
    }

    private static String clock(Action action) {
        String instant = action.decidedAt().toString();
        return instant.substring(11, instant.length() - 1).replaceFirst(":00$", "");
    }
}
