/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.login.AccountLogins;
import dev.freshet.fraud.login.LoginDetectors;
import dev.freshet.fraud.login.LoginFigures;
import dev.freshet.fraud.rule.RuleVerdict;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account's logins say of a transaction.
 *
 * @param features by name
 * @param verdicts of rules on takeovers
 */
record LoginView(Map<String, BigDecimal> features, List<RuleVerdict> verdicts) {

    static LoginView of(LoginDetectors detectors, AccountLogins logins, Transaction transaction) {
        Map<String, BigDecimal> features = new HashMap<>();
        LoginFigures.putInto(features, logins, Moment.of(transaction));
        return new LoginView(features, detectors.takeovers(logins, transaction));
    }
}
