/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.detector.AccountMemory;
import dev.freshet.fraud.login.AccountLogins;

/**
 * All that is kept of an account to decide by.
 *
 * @param wakesAt when it is asked next whether it may be forgotten, epoch milliseconds: the time of its one timer
 */
public record AccountState(AccountMemory memory, AccountLogins logins, long wakesAt) {

    static final AccountState NONE = new AccountState(AccountMemory.NONE, AccountLogins.NONE, Long.MIN_VALUE);

    AccountState with(AccountMemory changed) {
        return new AccountState(changed, logins, wakesAt);
    }

    AccountState with(AccountMemory changed, AccountLogins changedLogins) {
        return new AccountState(changed, changedLogins, wakesAt);
    }

    AccountState wakingAt(long time) {
        return new AccountState(memory, logins, time);
    }
}
