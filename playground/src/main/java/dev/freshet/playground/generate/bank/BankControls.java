/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.playground.generate.ControlFile;
import dev.freshet.playground.generate.GeneratedRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the bank's fraud desk begins with: a rule for every detector and one expression; the network of its VPN is trusted, and the
 * account that pays salaries is let through.
 */
public final class BankControls {

    public static final ControlFile<RuleDocument> RULES = new ControlFile<>(FraudTopics.RULES);
    public static final ControlFile<ListEntry> LISTS = new ControlFile<>(FraudTopics.LISTS);

    private BankControls() {}

    /** All of them, each under its key. */
    public static List<GeneratedRecord> sentAt(Instant time) {
        return Stream.concat(RULES.sentAt(time).stream(), LISTS.sentAt(time).stream())
                .toList();
    }
}
