/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import java.util.List;

/**
 * What a login changed.
 *
 * @param logins of the account, from then on
 * @param findings of rules about logins, by rule id
 */
public record LoginTurn(AccountLogins logins, List<LoginFinding> findings) {}
