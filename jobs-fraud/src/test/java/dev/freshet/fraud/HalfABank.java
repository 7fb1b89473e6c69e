/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static dev.freshet.fraud.Attempt.fails;
import static dev.freshet.fraud.Attempt.succeeds;
import static dev.freshet.fraud.rule.RuleDraft.rule;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.fraud.FraudRun.Inputs;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Ten days of a bank in two halves, with a savepoint between them. Never change what happens before {@link #TOLD}: stored
 * savepoints were written in its midst, and the tests of later releases restore them.
 */
final class HalfABank {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** What time it is at the savepoint. */
    static final Instant MIDDLE = Instant.parse("2026-03-10T12:00:30Z");

    /** What happens after the middle and before this waits in the savepoint for its time. */
    private static final Instant TOLD = MIDDLE.plus(Duration.ofMinutes(30));

    private static final Instant END = Instant.parse("2026-03-12T00:00:00Z");

    private static final List<RuleDocument> RULES = List.of(
            rule("fast")
                    .detector(Detector.VELOCITY)
                    .outcome(Outcome.INTERDICT)
                    .counting(600L, Map.of("count", new BigDecimal(3)), null)
                    .rule(),
            rule("takeover")
                    .detector(Detector.ACCOUNT_TAKEOVER)
                    .weight("0.9")
                    .outcome(Outcome.STEP_UP)
                    .rule(),
            rule("hop").detector(Detector.IMPOSSIBLE_TRAVEL).rule(),
            rule("till")
                    .detector(Detector.RISKY_TERMINAL)
                    .weight("0.6")
                    .outcome(Outcome.REVIEW)
                    .counting(null, Map.of("minimum_count", BigDecimal.ONE), null)
                    .rule(),
            rule("testing")
                    .detector(Detector.CARD_TESTING)
                    .outcome(Outcome.REVIEW)
                    .rule(),
            rule("guessing").detector(Detector.FAILED_LOGINS).rule(),
            rule("spraying").detector(Detector.PASSWORD_SPRAYING).rule(),
            rule("sum").expression("sum_1h > 350.0").outcome(Outcome.REVIEW).rule());

    private static final List<ListEntry> LISTS =
            List.of(new ListEntry("e-1", START, ListName.ALLOW, ListKind.ACCOUNT, "account-5", 1L, null));

    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<CaseCommand> commands = new ArrayList<>();

    HalfABank() {
        everyDay();
        overTheMiddle();
        transactions.sort(Comparator.comparing(Transaction::eventTime));
        labels.sort(Comparator.comparing(Label::eventTime));
    }

    /** The first half: it ends with something in the state of every operator. */
    Inputs first() {
        return inputs(true, false).rules(RULES).lists(LISTS).passed(MIDDLE).held();
    }

    /** The second half, when neither rules nor lists lie in their topics any more. */
    Inputs second() {
        return inputs(false, true).passed(END);
    }

    Inputs whole() {
        return inputs(true, true).rules(RULES).lists(LISTS).passed(END);
    }

    private Inputs inputs(boolean first, boolean second) {
        List<Received<Transaction>> received = transactions.stream()
                .map(transaction -> new Received<>(transaction, transaction.eventTime()))
                .toList();
        Script<Decoded<Received<Transaction>>> payments =
                script(received, each -> each.value().eventTime(), first, second);
        return Inputs.of(second ? payments.watermark(END) : payments)
                .logins(script(logins, Login::eventTime, first, second))
                .labels(script(labels, Label::eventTime, first, second))
                .caseCommands(script(commands, CaseCommand::eventTime, first, second));
    }

    private static <T> Script<Decoded<T>> script(
            List<T> events, Function<T, Instant> time, boolean first, boolean second) {
        Script<Decoded<T>> script = Script.empty();
        if (first) {
            script = told(script, events, time, Instant.MIN, MIDDLE).watermark(MIDDLE);
            script = told(script, events, time, MIDDLE, TOLD);
        }
        return second ? told(script, events, time, TOLD, Instant.MAX) : script;
    }

    /** Those later than one time and not later than another. */
    private static <T> Script<Decoded<T>> told(
            Script<Decoded<T>> script, List<T> events, Function<T, Instant> time, Instant after, Instant until) {
        Script<Decoded<T>> more = script;
        for (T event : events) {
            Instant at = time.apply(event);
            if (at.isAfter(after) && !at.isAfter(until)) {
                more = more.record(Decoded.accepted(event), at);
            }
        }
        return more;
    }

    /** Payments of a few accounts at a few tills; large ones turn out to be fraud half a day later. */
    private void everyDay() {
        Random random = new Random(20_260_302);
        Instant at = START;
        for (int i = 0; at.isBefore(END); i++) {
            at = at.plusSeconds(random.nextInt(3_000));
            Transaction payment = Payment.of("t-" + (1_000 + i), String.valueOf(1 + random.nextInt(400)))
                    .account("account-" + random.nextInt(6))
                    .merchant("shop-" + random.nextInt(9))
                    .terminal("till-" + random.nextInt(3))
                    .at(at)
                    .from(random.nextInt(2) * 20, 0, null)
                    .transaction();
            transactions.add(payment);
            if (payment.amount().intValueExact() > 350) {
                label(payment, at.plus(Duration.ofHours(12)));
            }
        }
    }

    private void label(Transaction payment, Instant known) {
        labels.add(new Label(
                "label of " + payment.transactionId(),
                known,
                payment.transactionId(),
                payment.accountId(),
                payment.terminalId(),
                payment.eventTime(),
                LabelValue.FRAUD));
    }

    /** What begins in the first half and ends in the second. */
    private void overTheMiddle() {
        // Is blocked, and told nothing more; in the same minute another one is, whom the brake holds back.
        for (int i = 0; i < 4; i++) {
            pay("fast-" + i, "fast", MIDDLE.minusSeconds(20 - i));
            pay("brake-" + i, "brake", MIDDLE.plusSeconds(20 + i));
            pay("again-" + i, "fast", MIDDLE.plusSeconds(600 + i));
        }
        commands.add(new CaseCommand("free", MIDDLE.plusSeconds(900), null, "fast", CaseCommandType.UNBLOCK, "clara"));
        // One of ten logins at one address, and of five of one account, fails after the middle.
        for (int i = 0; i < 10; i++) {
            Instant at = MIDDLE.minusSeconds(i == 9 ? -60 : 60 - i);
            logins.add(login(fails("spray-" + i).of("sprayed-" + i), at));
        }
        for (int i = 0; i < 5; i++) {
            Instant at = MIDDLE.minusSeconds(i == 4 ? -90 : 90 - i);
            logins.add(login(fails("guess-" + i).of("guessed").through("198.51.100.1"), at));
        }
        // Somebody is in; the money leaves later.
        logins.add(login(succeeds("own").of("robbed").on("phone"), MIDDLE.minusSeconds(7_200)));
        for (int i = 0; i < 3; i++) {
            logins.add(login(fails("try-" + i).of("robbed").through("198.51.100.2"), MIDDLE.minusSeconds(50 - i)));
        }
        logins.add(login(succeeds("in").of("robbed").through("198.51.100.2").on("stolen"), MIDDLE.minusSeconds(40)));
        transactions.add(Payment.of("loot", "800")
                .account("robbed")
                .type(TransactionType.TRANSFER)
                .at(MIDDLE.plusSeconds(120))
                .transaction());
        // Small amounts, then a large one.
        for (int i = 0; i < 3; i++) {
            transactions.add(Payment.of("small-" + i, "1")
                    .account("tested")
                    .at(MIDDLE.minusSeconds(1_000 - 10L * i))
                    .transaction());
        }
        transactions.add(Payment.of("large", "150")
                .account("tested")
                .at(MIDDLE.plusSeconds(150))
                .transaction());
        logins.sort(Comparator.comparing(Login::eventTime));
    }

    private void pay(String id, String account, Instant at) {
        transactions.add(Payment.of(id).account(account).at(at).transaction());
    }

    private static Login login(Attempt attempt, Instant at) {
        return attempt.at(at.toString()).login();
    }
}
