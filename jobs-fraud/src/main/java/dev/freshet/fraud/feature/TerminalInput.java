/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.list.ListedTransaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a terminal: a transaction, or a label of one. Exactly one of the two is present.
 *
 * @param terminalId of both
 */
public record TerminalInput(
        String terminalId,
        @Nullable ListedTransaction transaction,
        @Nullable Label label) {

    /** By when it happened or became known; at one moment the transaction comes first. */
    static final Comparator<TerminalInput> ORDER =
            Comparator.comparing(TerminalInput::moment).thenComparing(input -> input.label != null);

    /** Of a transaction at a terminal. */
    public static TerminalInput of(ListedTransaction listed) {
        return new TerminalInput(terminal(listed.transaction().terminalId()), listed, null);
    }

    /** Of a label that names the terminal. */
    public static TerminalInput of(Label label) {
        return new TerminalInput(terminal(label.terminalId()), null, label);
    }

    Instant eventTime() {
        return moment().at();
    }

    private Moment moment() {
        return label == null
                ? Objects.requireNonNull(transaction).moment()
                : new Moment(label.eventTime(), label.eventId());
    }

    private static String terminal(@Nullable String id) {
        return Objects.requireNonNull(id, "only what happened at a terminal");
    }
}
