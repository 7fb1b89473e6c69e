/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.Moment;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something is asked for an account, or a person wants it unblocked: one of both. */
public record HoldInput(
        @Nullable CommandRequest request, @Nullable CaseCommand unblock) {

    /** Of two requests that follow from one event, the one with the smaller action id comes first. */
    static final Comparator<HoldInput> ORDER =
            Comparator.comparing(HoldInput::moment).thenComparing(HoldInput::actionId);

    static HoldInput of(CommandRequest request) {
        return new HoldInput(request, null);
    }

    static HoldInput of(CaseCommand unblock) {
        return new HoldInput(null, unblock);
    }

    Moment moment() {
        return request == null ? Moment.of(Objects.requireNonNull(unblock)) : request.moment();
    }

    private String actionId() {
        return request == null ? "" : request.action().actionId();
    }
}
