/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction turned out to be, as it is learned days later. Of several labels of a transaction the one with the newest
 * event time counts.
 *
 * @param eventTime when it became known; nothing that is decided before may use it
 * @param transactionTime the transaction's event time
 */
@Description("What a transaction turned out to be, as it is learned days later.")
public record Label(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        @Description("When it became known.") Instant eventTime,

        @Size(minimum = 1, maximum = TextKey.LONGEST) String transactionId,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String accountId,

        @Description("The transaction's terminal.") @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String terminalId,

        @Description("The transaction's event time.") Instant transactionTime,
        LabelValue label) {}
