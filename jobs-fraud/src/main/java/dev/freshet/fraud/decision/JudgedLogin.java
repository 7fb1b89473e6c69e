/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.login.LoginFinding;
import java.util.List;

/**
 * All that follows from a login.
 *
 * @param findings of all rules, those that are only being tried out too
 * @param account from then on
 */
record JudgedLogin(List<LoginFinding> findings, AccountState account) {}
