/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money on an account, to be decided on.
 *
 * <p>Ids, countries and addresses are compared character by character, as they come; only addresses have a form of their own,
 * see {@link dev.freshet.fraud.list.IpAddress}.
 *
 * @param eventId unique over all producers of the topic
 * @param transactionId unique over all transactions; of two at one instant the one with the smaller id, as text, comes first
 * @param cardToken stands for a card; never its number
 * @param amount never negative; {@code type} says in which direction money goes
 * @param mcc merchant category code, ISO 18245
 * @param latitude degrees north on WGS 84, together with {@code longitude}
 * @param longitude degrees east on WGS 84
 */
@Description("One movement of money on an account, to be decided on.")
public record Transaction(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        Instant eventTime,

        @Description("Unique over all transactions.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String transactionId,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String accountId,

        @Description("Stands for a card; never the card's number.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String cardToken,

        @Description("Never negative; the type says in which direction money goes.") @Range(minimum = 0)
        BigDecimal amount,

        @Description("ISO 4217.") @CurrencyCode String currency,

        TransactionType type,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String merchantId,

        @Description("Merchant category code of ISO 18245: four digits.") @Nullable
        String mcc,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String terminalId,

        @Description("How the card was read, such as chip, contactless or manual.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String entryMode,

        @Description("Degrees north; comes together with longitude.") @Range(minimum = -90, maximum = 90) @Nullable
        Double latitude,

        @Description("Degrees east; comes together with latitude.") @Range(minimum = -180, maximum = 180) @Nullable
        Double longitude,

        @Description("ISO 3166-1 alpha-2, or any other code that all inputs share.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String country,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String deviceId,

        @Description("IPv4 or IPv6; another text is compared as it is and lies in no network.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String ip) {}
