/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;

/** What the fields of a {@link Login} cannot say one by one. */
final class LoginRules {

    static final ContractRule<Login> PRINTABLE = new ContractRule<>(
            "ids, ip and country are not blank and hold no control characters",
            login -> TextKey.isPrintable(login.eventId())
                    && TextKey.isPrintable(login.accountId())
                    && TextKey.isPrintable(login.ip())
                    && TextKey.isPrintable(login.country())
                    && TextKey.isPrintable(login.deviceId()));

    static final ContractRule<Login> POSITION = new ContractRule<>(
            "latitude and longitude come together", login -> (login.latitude() == null) == (login.longitude() == null));

    private LoginRules() {}
}
