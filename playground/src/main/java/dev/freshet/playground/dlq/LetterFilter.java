/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.delivery.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
public final class LetterFilter {

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Only letters with this reason: ${COMPLETION-CANDIDATES}. May be repeated.")
    private List<ReasonCode> reasons = new ArrayList<>();

    boolean takes(DeadLetter letter) {
        return reasons.isEmpty() || reasons.contains(letter.rejection().reason());
    }

    boolean takesAll() {
        return reasons.isEmpty();
    }
}
