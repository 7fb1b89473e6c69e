/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.fraud.TransactionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known at the moment of a transaction, itself included: what rules and the model judge, and what another model can
 * be trained on.
 *
 * @param eventTime of the transaction; windows are (eventTime − N, eventTime]
 * @param currency of all amounts among the features
 * @param features figures by name, such as {@code count_1h} or {@code sum_1d}; flags are 0 or 1; one that is not known is absent
 * @param late whether it came after its time: the watermark had passed it
 */
@Description("What was known at the moment of a transaction, itself included.")
public record TransactionFeatures(
        String transactionId,
        @Description("Also the record's key.") String accountId,

        @Description("Of the transaction; windows end with it, inclusive.")
        Instant eventTime,

        @Nullable String terminalId,
        TransactionType type,
        BigDecimal amount,

        @Description("ISO 4217, of all amounts among the features.") @CurrencyCode
        String currency,

        @Description("Figures by name; flags are 0 or 1; what is not known is absent.")
        Map<String, BigDecimal> features,

        @Description("It came after the watermark had passed its time.")
        boolean late) {}
