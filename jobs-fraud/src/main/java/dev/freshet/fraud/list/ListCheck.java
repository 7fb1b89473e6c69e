/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.common.control.DocumentCheck;
import org.jspecify.annotations.Nullable;

/** An entry that names an address or a network has to be one, or it would be on the list and match nothing. */
public final class ListCheck implements DocumentCheck<ListEntry> {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String refusal(ListEntry entry) {
        return switch (entry.kind()) {
            case IP ->
                IpAddress.parse(entry.value()) == null
                        ? "value is no address; write one such as 192.0.2.1 or 2001:db8::1, without a port or a name"
                        : null;
            case CIDR ->
                IpNetwork.parse(entry.value()) == null
                        ? "value is no network; write one such as 10.0.0.0/8 or 2001:db8::/32, without bits behind the"
                                + " prefix"
                        : null;
            case ACCOUNT, DEVICE, MERCHANT -> null;
        };
    }
}
