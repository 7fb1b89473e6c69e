/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;

/** What the fields of a {@link ListEntry} cannot say one by one. */
final class ListEntryRules {

    static final ContractRule<ListEntry> PRINTABLE = new ContractRule<>(
            "event_id and value are not blank and hold no control characters",
            entry -> TextKey.isPrintable(entry.eventId()) && TextKey.isPrintable(entry.value()));

    static final ContractRule<ListEntry> NETWORK = new ContractRule<>(
            "an entry of trusted_network has the kind ip or cidr",
            entry -> entry.list() != ListName.TRUSTED_NETWORK
                    || entry.kind() == ListKind.IP
                    || entry.kind() == ListKind.CIDR);

    private ListEntryRules() {}
}
