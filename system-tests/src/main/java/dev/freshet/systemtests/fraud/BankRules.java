/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.systemtests.check.Input;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bank's rules and lists: each rule as the job reads it, and beside it in Java when it fires.
 *
 * <p>The weights of all but {@link #CHANGING} are such that no version of that one changes an outcome.
 */
public final class BankRules {

    /** The rule that a test may change. */
    public static final String CHANGING = "swing";

    /** From which amount on {@link #CHANGING} fires. */
    public static final BigDecimal CHANGING_FROM = BigDecimal.valueOf(20);

    /** Fires on travel, which depends on what was decided before. */
    static final String TRAVEL = "fast-hops";

    static final String ALLOWED = "allow|account|" + BankEvents.ACCOUNT + BankEvents.ALLOWED_ACCOUNT;
    static final String BLOCKED = "block|account|" + BankEvents.ACCOUNT + BankEvents.BLOCKED_ACCOUNT;

    /** In the order of their weights, then of their ids. */
    static final List<Rule> ALL = List.of(
            Rule.of(TRAVEL, "impossible_travel", "0.6", Transacted::refutesPlace),
            Rule.of("guessed", "failed_logins_10m >= 2.0", "0.5", of -> of.figure("failed_logins_10m") >= 2)
                    .asking("step_up"),
            Rule.of("tried-out", "type == \"transfer\"", "0.45", of -> of.payment()
                            .isTransfer())
                    .shadow(),
            Rule.of("hurry", "velocity", "0.35", Transacted::isHurried)
                    .limited(Transacted.HURRY.toSeconds(), Transacted.HURRY_LIMITS),
            Rule.of("large", "amount >= 400.0", "0.3", of -> of.figure("amount") >= 400)
                    .severe("critical"),
            Rule.of("risky-till", "risky_terminal", "0.25", Transacted::isAtRiskyTerminal)
                    .limited(Transacted.WEEK.toSeconds(), Transacted.RISK_LIMITS),
            Rule.of("unknown-device", "new_device == 1.0", "0.2", of -> of.figure("new_device") == 1),
            Rule.of(CHANGING, "amount >= 20.0", weight(1).toPlainString(), of -> of.figure("amount") >= 20));

    private BankRules() {}

    /** What a version of {@link #CHANGING} adds to the score. */
    public static BigDecimal weight(long version) {
        return BigDecimal.valueOf(version, 3);
    }

    /** A version of {@link #CHANGING}. */
    public static Input changed(long version, String status, Instant at) {
        ObjectNode document = ALL.get(ALL.size() - 1).document(at);
        document.put("event_id", CHANGING + "-" + version)
                .put("version", version)
                .put("status", status)
                .put("weight", weight(version));
        return control(FraudTopics.RULES.name(), CHANGING, document);
    }

    static Stream<Input> all(Instant at) {
        return Stream.concat(
                ALL.stream().map(rule -> control(FraudTopics.RULES.name(), rule.id(), rule.document(at))),
                Stream.of(
                        listed("allow", "account", BankEvents.ACCOUNT + BankEvents.ALLOWED_ACCOUNT, at),
                        listed("block", "account", BankEvents.ACCOUNT + BankEvents.BLOCKED_ACCOUNT, at),
                        listed("trusted_network", "cidr", BankEvents.TRUSTED_NETWORK, at)));
    }

    private static Input listed(String list, String kind, String value, Instant at) {
        String key = list + "|" + kind + "|" + value;
        ObjectNode entry = Json.object()
                .put("event_id", key)
                .put("event_time", Json.written(at))
                .put("list", list)
                .put("kind", kind)
                .put("value", value)
                .put("version", 1);
        return control(FraudTopics.LISTS.name(), key, entry);
    }

    private static Input control(String topic, @Nullable String key, ObjectNode document) {
        return new Input(topic, null, String.valueOf(key), Json.bytes(document), Input.Kind.GOOD);
    }
}
