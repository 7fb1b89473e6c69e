/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.model.ScoredTransaction;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account did: a transaction or a login.
 *
 * @param transaction null where it is a login
 * @param login null where it is a transaction
 */
public record AccountEvent(
        @Nullable ScoredTransaction transaction, @Nullable ListedLogin login) {

    /** By time and id; of a transaction and a login with one id at one instant, the login comes first. */
    static final Comparator<AccountEvent> ORDER =
            Comparator.comparing(AccountEvent::moment).thenComparing(event -> event.login() == null);

    public static AccountEvent of(ScoredTransaction transaction) {
        return new AccountEvent(transaction, null);
    }

    public static AccountEvent of(ListedLogin login) {
        return new AccountEvent(null, login);
    }

    public String accountId() {
        return transaction == null
                ? known().login().accountId()
                : transaction.figured().transaction().accountId();
    }

    Moment moment() {
        return transaction == null ? known().moment() : transaction.figured().moment();
    }

    ListedLogin known() {
        return Objects.requireNonNull(login);
    }
}
