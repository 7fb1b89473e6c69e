/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through what one account did, in order, and decides on each transaction by the first versions of {@link BankRules}. */
final class DecisionsReference {

    private static final Map<String, Duration> FAILURES = Map.of(
            "failed_logins_10m", Duration.ofMinutes(10),
            "failed_logins_1h", Duration.ofHours(1),
            "failed_logins_1d", Duration.ofDays(1));
    private static final BigDecimal ALERT = new BigDecimal("0.5");
    private static final BigDecimal INTERDICT = new BigDecimal("0.9");

    private final TerminalReference terminals;
    private final DecisionRows rows = new DecisionRows();
    private final List<Noticed> noticed = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();

    DecisionsReference(TerminalReference terminals) {
        this.terminals = terminals;
    }

    DecisionRows rows() {
        return rows;
    }

    List<Noticed> noticed() {
        return noticed;
    }

    List<Wanted> wanted() {
        return wanted;
    }

    /** @param events transactions and logins of one account, in order */
    void decideAll(List<JsonNode> events) {
        Whereabouts whereabouts = new Whereabouts();
        List<Payment> payments = new ArrayList<>();
        List<Instant> failures = new ArrayList<>();
        for (JsonNode event : events) {
            if (event.has("transaction_id")) {
                payments.add(Payment.of(event));
                decide(payments, failures, whereabouts);
            } else if (!event.path("success").asBoolean()) {
                failures.add(Json.time(event));
            } else if (whereabouts.refute(event)) {
                notice(event, BankRules.ALL.get(0), null);
            } else {
                whereabouts.trust(event);
            }
        }
    }

    private void decide(List<Payment> payments, List<Instant> failures, Whereabouts whereabouts) {
        Payment payment = payments.get(payments.size() - 1);
        Map<String, BigDecimal> figures = new HashMap<>(terminals.featuresOf(payment));
        figures.putAll(AccountReference.features(payments));
        whereabouts.putInto(figures, payment.event());
        FAILURES.forEach((name, length) -> figures.put(
                name,
                BigDecimal.valueOf(failures.stream()
                        .filter(at -> at.isAfter(payment.at().minus(length)))
                        .count())));
        Transacted transacted = new Transacted(
                payment, figures, Spending.within(Transacted.HURRY, payments), whereabouts.refute(payment.event()));
        List<Rule> fired = BankRules.ALL.stream()
                .filter(rule -> rule.fires().test(transacted))
                .toList();
        String outcome = outcome(payment, fired);
        rows.add(new Decided(payment, figures, fired, outcome, listed(payment), score(fired)));
        follow(payment, fired, outcome);
        if (outcome.equals("approve") && !transacted.refutesPlace()) {
            whereabouts.trust(payment.event());
        }
    }

    private static BigDecimal score(List<Rule> fired) {
        return fired.stream()
                .filter(rule -> !rule.isShadow())
                .map(Rule::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(BigDecimal.ONE);
    }

    private static String outcome(Payment payment, List<Rule> fired) {
        BigDecimal score = score(fired);
        if (isOf(BankEvents.ALLOWED_ACCOUNT, payment)) {
            return "approve";
        }
        if (isOf(BankEvents.BLOCKED_ACCOUNT, payment) || score.compareTo(INTERDICT) >= 0) {
            return "interdict";
        }
        if (fired.stream().anyMatch(rule -> "step_up".equals(rule.outcome()))) {
            return "step_up";
        }
        return score.compareTo(ALERT) >= 0 ? "review" : "approve";
    }

    private static @Nullable String listed(Payment payment) {
        if (isOf(BankEvents.ALLOWED_ACCOUNT, payment)) {
            return BankRules.ALLOWED;
        }
        return isOf(BankEvents.BLOCKED_ACCOUNT, payment) ? BankRules.BLOCKED : null;
    }

    private static boolean isOf(int account, Payment payment) {
        return payment.account().equals(BankEvents.ACCOUNT + account);
    }

    /** What speaks first: a list, else the heaviest rule that counts. */
    private static String leading(Payment payment, List<Rule> fired) {
        String list = listed(payment);
        return list != null
                ? list
                : fired.stream()
                        .filter(rule -> !rule.isShadow())
                        .findFirst()
                        .map(Rule::id)
                        .orElseThrow();
    }

    private void follow(Payment payment, List<Rule> fired, String outcome) {
        if (!outcome.equals("approve")) {
            String leading = leading(payment, fired);
            String severity = fired.stream()
                    .filter(rule -> rule.id().equals(leading))
                    .findFirst()
                    .map(Rule::severity)
                    .orElse("warning");
            noticed.add(new Noticed(
                    payment.account(),
                    payment.at(),
                    payment.event().path("event_id").asText(),
                    leading,
                    severity,
                    false,
                    score(fired)));
            if (!outcome.equals("review")) {
                String type = outcome.equals("interdict") ? "block" : outcome;
                wanted.add(new Wanted(type, payment, leading, score(fired)));
            }
        }
        fired.stream().filter(Rule::isShadow).forEach(rule -> notice(payment.event(), rule, score(fired)));
    }

    private void notice(JsonNode event, Rule rule, @Nullable BigDecimal score) {
        noticed.add(new Noticed(
                event.path("account_id").asText(),
                Json.time(event),
                event.path("event_id").asText(),
                rule.id(),
                rule.severity(),
                rule.isShadow(),
                score));
    }
}
