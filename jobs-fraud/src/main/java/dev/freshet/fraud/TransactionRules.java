/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import java.util.regex.Pattern;

/** What the fields of a {@link Transaction} cannot say one by one. */
final class TransactionRules {

    private static final Pattern MERCHANT_CATEGORY = Pattern.compile("[0-9]{4}");

    static final ContractRule<Transaction> PRINTABLE = new ContractRule<>(
            "ids, entry_mode, country and ip are not blank and hold no control characters",
            transaction -> TextKey.isPrintable(transaction.eventId())
                    && TextKey.isPrintable(transaction.transactionId())
                    && TextKey.isPrintable(transaction.accountId())
                    && TextKey.isPrintable(transaction.cardToken())
                    && TextKey.isPrintable(transaction.merchantId())
                    && TextKey.isPrintable(transaction.terminalId())
                    && TextKey.isPrintable(transaction.entryMode())
                    && TextKey.isPrintable(transaction.country())
                    && TextKey.isPrintable(transaction.deviceId())
                    && TextKey.isPrintable(transaction.ip()));

    static final ContractRule<Transaction> CARD_TOKEN = new ContractRule<>(
            "card_token is not a card number: not 13 to 19 digits that pass the Luhn check",
            transaction -> !CardNumber.isLikely(transaction.cardToken()));

    static final ContractRule<Transaction> MCC = new ContractRule<>(
            "mcc has four digits",
            transaction -> transaction.mcc() == null
                    || MERCHANT_CATEGORY.matcher(transaction.mcc()).matches());

    static final ContractRule<Transaction> POSITION = new ContractRule<>(
            "latitude and longitude come together",
            transaction -> (transaction.latitude() == null) == (transaction.longitude() == null));

    private TransactionRules() {}
}
