/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;

/** What the fields of a {@link CaseCommand} cannot say one by one. */
final class CaseCommandRules {

    static final ContractRule<CaseCommand> PRINTABLE = new ContractRule<>(
            "ids and actor are not blank and hold no control characters",
            command -> TextKey.isPrintable(command.eventId())
                    && TextKey.isPrintable(command.alertId())
                    && TextKey.isPrintable(command.accountId())
                    && TextKey.isPrintable(command.actor()));

    static final ContractRule<CaseCommand> SUBJECT = new ContractRule<>(
            "alert_id or account_id is present", command -> command.alertId() != null || command.accountId() != null);

    static final ContractRule<CaseCommand> ALERT = new ContractRule<>(
            "alert_id is the id of an alert, and of one about account_id where both are present",
            CaseCommandRules::namesAlert);

    private CaseCommandRules() {}

    private static boolean namesAlert(CaseCommand command) {
        if (command.alertId() == null) {
            return true;
        }
        String subject = command.subjectOfAlert();
        return subject != null
                && (command.accountId() == null || command.accountId().equals(subject));
    }
}
