/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a transaction, and why.
 *
 * @param reasons lists first, then rules by weight, heaviest first, and id; also those that did not count
 */
public record Judgement(
        Outcome outcome,
        BigDecimal score,
        BigDecimal ruleScore,
        @Nullable BigDecimal modelScore,
        List<DecisionReason> reasons) {

    /** Whether somebody should look at it: everything but an approval. */
    public boolean isAlert() {
        return outcome != Outcome.APPROVE;
    }

    /** The list's entry, else the heaviest rule that counts; null where the model alone speaks, and where nothing does. */
    public @Nullable DecisionReason leading() {
        for (DecisionReason reason : reasons) {
            if (!reason.shadow()) {
                return reason;
            }
        }
        return null;
    }
}
