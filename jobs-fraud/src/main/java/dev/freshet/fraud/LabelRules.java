/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;

/** What the fields of a {@link Label} cannot say one by one. */
final class LabelRules {

    static final ContractRule<Label> PRINTABLE = new ContractRule<>(
            "ids are not blank and hold no control characters",
            label -> TextKey.isPrintable(label.eventId())
                    && TextKey.isPrintable(label.transactionId())
                    && TextKey.isPrintable(label.accountId())
                    && TextKey.isPrintable(label.terminalId()));

    static final ContractRule<Label> HINDSIGHT =
            new ContractRule<>("transaction_time is not after event_time", label -> !label.transactionTime()
                    .isAfter(label.eventTime()));

    private LabelRules() {}
}
