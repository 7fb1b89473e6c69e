/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.alert;

import static dev.freshet.fraud.Clocks.time;
import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.Severity;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.command.AccountCommand;
import dev.freshet.fraud.command.Brake;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.command.CommandType;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.EpisodePolicy;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All in the order of event time; one block passes in a minute. */
final class AlertsPipelineTest {

    private static final CommandPolicy POLICY = new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false);
    private static final AlertsSettings SETTINGS = new AlertsSettings(
            InputOrder.EVENT_TIME,
            Duration.ofHours(1),
            POLICY,
            new Brake(1),
            new EpisodePolicy(Duration.ofMinutes(30)));
    private static final RuleDocument SPRAYING = rule("spraying")
            .detector(Detector.PASSWORD_SPRAYING)
            .counting(600L, Map.of("accounts", BigDecimal.valueOf(3)), null)
            .rule();

    @ParameterizedTest
    @MethodSource("dev.freshet.testkit.cluster.RunSettings#all")
    void whatIsNoticedIsToldOnceHoweverItArrives(RunSettings settings) throws Exception {
        Random random = new Random(7);
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        AlertsOutputs outputs = AlertsPipeline.build(
                new AlertsInputs(
                        run.input("logins", ListedLogin.class, script(logins(), ListedLogin::moment, random)),
                        run.input("occurrences", Occurrence.class, script(occurrences(), Occurrence::moment, random)),
                        run.input("requests", CommandRequest.class, script(requests(), CommandRequest::moment, random)),
                        run.input("commands", CaseCommand.class, script(caseCommands(), Moment::of, random))),
                ControlEntry.of(FraudTopics.RULES, rules(run), rule -> null),
                SETTINGS);
        Collected<Alert> alerts = run.collect("alerts", outputs.alerts());
        Collected<Action> commands = run.collect("account-commands", outputs.commands());

        run.execute();

        assertThat(ofSubject(alerts, "anna"))
                .containsExactly("FIRING spike|2026-03-02T10:00:10Z|anna", "RESOLVED spike|2026-03-02T10:00:10Z|anna");
        assertThat(ofSubject(alerts, "192.0.2.1")).containsExactly("FIRING spraying|2026-03-02T10:00:00Z|192.0.2.1");
        assertThat(ofSubject(alerts, "account-commands"))
                .containsExactly("FIRING block_brake|2026-03-02T10:00:20Z|account-commands");
        assertThat(alerts.values()).hasSize(4);
        assertThat(commands.values())
                .extracting(Action::actionId)
                .containsExactly("block|login:1|anna", "unblock|c-1|anna");
    }

    private static List<ListedLogin> logins() {
        List<ListedLogin> logins = new ArrayList<>();
        for (Login login : List.of(
                Attempt.fails("f-1").of("anna").at("10:00").login(),
                Attempt.fails("f-2").of("bert").at("10:01").login(),
                Attempt.succeeds("s-1").of("dora").at("10:01").login(),
                Attempt.fails("f-3").of("carl").at("10:02").login())) {
            logins.add(new ListedLogin(login, false, null, false));
        }
        return logins;
    }

    private static List<Occurrence> occurrences() {
        Instant at = time("10:00:10");
        return List.of(new Occurrence(
                "spike", 1, Severity.WARNING, false, "anna", at, at, List.of("t-1"), null, null, "Spike."));
    }

    private static List<CommandRequest> requests() {
        return List.of(block("1", "anna", "10:00:10"), block("2", "bert", "10:00:20"));
    }

    private static CommandRequest block(String id, String account, String clock) {
        Login login = Attempt.fails(id).of(account).at(clock).login();
        return new CommandRequest(
                CommandType.BLOCK,
                AccountCommand.of(CommandType.BLOCK, login, SPRAYING, "because", POLICY),
                Moment.of(login));
    }

    private static List<CaseCommand> caseCommands() {
        return List.of(
                command("c-1", "10:10", CaseCommandType.UNBLOCK, null, "anna"),
                command("c-2", "10:11", CaseCommandType.CLOSE, "spike|2026-03-02T10:00:10Z|anna", null),
                command("c-3", "10:12", CaseCommandType.UNBLOCK, "spraying|2026-03-02T10:00:00Z|192.0.2.1", null));
    }

    private static CaseCommand command(
            String id, String clock, CaseCommandType type, @Nullable String alert, @Nullable String account) {
        return new CaseCommand(id, time(clock), alert, account, type, "carla");
    }

    private static ControlInput<RuleDocument> rules(PipelineRun run) {
        ControlSnapshot<RuleDocument> snapshot = ControlSnapshot.of(
                FraudTopics.RULES, run.environment().getConfig().getSerializerConfig());
        snapshot.fill(List.of(Decoded.accepted(new Change<>(SPRAYING.ruleId(), SPRAYING, SPRAYING.eventTime()))));
        return new ControlInput<>(
                snapshot, run.input("rules", ContractTypes.decodedChange(RuleDocument.class), Script.empty()));
    }

    private static <T> Script<T> script(List<T> records, Function<T, Moment> moment, Random random) {
        List<T> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        return Script.of(shuffled, record -> moment.apply(record).at());
    }

    /** What was told about a subject, in order. */
    private static List<String> ofSubject(Collected<Alert> alerts, String subject) {
        return alerts.values().stream()
                .filter(alert -> alert.subject().equals(subject))
                .map(alert -> alert.status() + " " + alert.alertId())
                .toList();
    }
}
