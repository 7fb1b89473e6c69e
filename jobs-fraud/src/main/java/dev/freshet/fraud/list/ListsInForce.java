/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All lists, as one subtask knows them. What has expired at the time of an event says nothing of it. */
final class ListsInForce {

    private final DocumentsInForce<ListEntry> entries;
    private final ListIndex index = new ListIndex();

    ListsInForce(DocumentsInForce<ListEntry> entries) {
        this.entries = entries;
        entries.all().forEach(index::put);
    }

    void apply(Change<ListEntry> change) throws Exception {
        entries.apply(change);
        ListEntry entry = change.value();
        if (entry == null) {
            index.remove(change.key());
        } else {
            index.put(entry);
        }
    }

    ListedTransaction listed(Transaction transaction, boolean late, @Nullable Instant received) {
        ListSubject subject = ListSubject.of(transaction);
        Instant at = transaction.eventTime();
        return new ListedTransaction(
                transaction,
                late,
                index.find(ListName.ALLOW, subject, at),
                index.find(ListName.BLOCK, subject, at),
                isTrusted(transaction.ip(), at),
                received);
    }

    ListedLogin listed(Login login, boolean late) {
        Instant at = login.eventTime();
        return new ListedLogin(
                login, late, index.find(ListName.ALLOW, ListSubject.of(login), at), isTrusted(login.ip(), at));
    }

    private boolean isTrusted(@Nullable String ip, Instant at) {
        return index.find(ListName.TRUSTED_NETWORK, ListSubject.ofAddress(ip), at) != null;
    }
}
