/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.fraud.Login;
import dev.freshet.fraud.Transaction;
import org.jspecify.annotations.Nullable;

/** Of an event, what a list can name. */
public record ListSubject(
        @Nullable String account,
        @Nullable String device,
        @Nullable String ip,
        @Nullable String merchant) {

    public static ListSubject of(Transaction transaction) {
        return new ListSubject(
                transaction.accountId(), transaction.deviceId(), transaction.ip(), transaction.merchantId());
    }

    public static ListSubject of(Login login) {
        return new ListSubject(login.accountId(), login.deviceId(), login.ip(), null);
    }

    /** Only an address: all that a trusted network can name. */
    public static ListSubject ofAddress(@Nullable String ip) {
        return new ListSubject(null, null, ip, null);
    }
}
