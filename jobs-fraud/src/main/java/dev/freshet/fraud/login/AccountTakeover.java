/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.feature.KnownValues;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody guessed a password, came in from a device of their own, and empties the account.
 *
 * @param failures how many, in which window; the transfer follows the login within the same window
 * @param amount of a transfer that is large, in its own currency
 */
public record AccountTakeover(FailedLogins failures, BigDecimal amount) implements Serializable {

    /**
     * What a successful login leaves to be watched.
     *
     * @param known what was watched before it
     * @param devices of the account, before the login
     */
    public @Nullable SuspectLogin after(
            @Nullable SuspectLogin known, LoginBurst burst, Login success, KnownValues devices) {
        Moment moment = Moment.of(success);
        boolean suspect = failures.isWithinBurst(burst, moment) && devices.isNew(success.deviceId());
        boolean newer = known == null || moment.isAfter(known.login());
        return suspect && newer ? new SuspectLogin(moment) : known;
    }

    public boolean isCompletedBy(Transaction transaction, @Nullable SuspectLogin suspect) {
        return suspect != null
                && transaction.type() == TransactionType.TRANSFER
                && transaction.amount().compareTo(amount) >= 0
                && suspect.login().isWithin(failures.within(), Moment.of(transaction));
    }
}
