/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who works on alerts wants: of one alert, or of all that are open about a subject.
 *
 * @param alertId see {@link dev.freshet.common.alert.Alert#id}; it names its subject
 * @param accountId the subject, where no alert is named
 * @param actor who wants it
 */
@Description("What somebody who works on alerts wants: of one alert, or of all that are open about an account.")
public record CaseCommand(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        Instant eventTime,

        @Description("At least one of alert_id and account_id is present.")
        @Size(minimum = 1, maximum = CaseCommand.LONGEST_ALERT_ID)
        @Nullable
        String alertId,

        @Description("Whose alerts, where no alert is named.") @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String accountId,

        CaseCommandType command,

        @Description("Who wants it.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String actor) {

    /** A rule's id with every character escaped, a time and a subject. */
    static final int LONGEST_ALERT_ID = 5 * TextKey.LONGEST;

    /** What it is about: the account, else the subject that the alert's id ends with. The topic's key. */
    public String subject() {
        if (accountId != null) {
            return accountId;
        }
        String named = subjectOfAlert();
        if (named != null) {
            return named;
        }
        throw new IllegalStateException("neither account_id nor an alert's id; the contract refuses such commands");
    }

    /** What follows the second bar of the alert's id; null where there is no alert, or no such id. */
    @Nullable
    String subjectOfAlert() {
        if (alertId == null) {
            return null;
        }
        int afterRule = alertId.indexOf('|');
        int afterStart = alertId.indexOf('|', afterRule + 1);
        return afterRule < 0 || afterStart < 0 || afterStart + 1 == alertId.length()
                ? null
                : alertId.substring(afterStart + 1);
    }
}
