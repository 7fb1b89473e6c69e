/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.alert;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.command.AccountHoldsFunction;
import dev.freshet.fraud.command.BrakeFunction;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.episode.EpisodesFunction;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.login.PasswordSprayingFunction;
import dev.freshet.fraud.rule.RuleDocument;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Alerts to people and commands to accounts.
 *
 * <pre>
 * logins ── failed-logins ── by address ── password-spraying ─┐
 * occurrences ────────────────────────────────────────────────┼─ by subject ─┐
 *                                   brake ── held back ───────┘              ├─ episodes ──→ alerts
 * case commands ─┬─ by subject ──────────────────────────────────────────────┘
 *                └─ by account ─┐
 * requests ──────── by account ─┴─ account-holds ── one key ── brake ──→ commands
 * rules in force ── broadcast to password-spraying
 * </pre>
 *
 * <p>The case commands' time holds alerts and commands back as any input's does: it goes on while nobody works on cases, because a
 * silent input is idle.
 */
public final class AlertsPipeline {

    static final String FAILED_LOGINS = "failed-logins";
    static final String PASSWORD_SPRAYING = "password-spraying";
    static final String EPISODES = "episodes";
    static final String ACCOUNT_HOLDS = "account-holds";
    static final String BRAKE = "brake";

    private AlertsPipeline() {}

    /** Puts the feature into a job. */
    public static AlertsOutputs build(AlertsInputs in, ControlEntry<RuleDocument> rules, AlertsSettings settings) {
        SingleOutputStreamOperator<Action> commands = commands(in, settings);
        DataStream<Occurrence> occurrences =
                in.occurrences().union(spraying(in, rules, settings), commands.getSideOutput(BrakeFunction.HELD_BACK));
        SingleOutputStreamOperator<Alert> alerts = named(
                EPISODES,
                occurrences
                        .keyBy(Occurrence::subject, Types.STRING)
                        .connect(in.caseCommands().keyBy(CaseCommand::subject, Types.STRING))
                        .process(new EpisodesFunction(settings.episodes(), settings.order()), Types.POJO(Alert.class)));
        return new AlertsOutputs(alerts, commands);
    }

    private static SingleOutputStreamOperator<Occurrence> spraying(
            AlertsInputs in, ControlEntry<RuleDocument> rules, AlertsSettings settings) {
        SingleOutputStreamOperator<ListedLogin> failed = named(
                FAILED_LOGINS, in.logins().filter(listed -> !listed.login().success()));
        return named(
                PASSWORD_SPRAYING,
                rules.control(
                        failed.keyBy(PasswordSprayingFunction::addressOf, Types.STRING),
                        new PasswordSprayingFunction(rules.initial(), settings.order(), settings.allowedLateness()),
                        Types.POJO(Occurrence.class)));
    }

    private static SingleOutputStreamOperator<Action> commands(AlertsInputs in, AlertsSettings settings) {
        SingleOutputStreamOperator<CommandRequest> told = named(
                ACCOUNT_HOLDS,
                in.requests()
                        .keyBy(request -> request.action().target(), Types.STRING)
                        .connect(in.caseCommands().keyBy(CaseCommand::subject, Types.STRING))
                        .process(
                                new AccountHoldsFunction(
                                        settings.commands(), settings.order(), settings.allowedLateness()),
                                Types.POJO(CommandRequest.class)));
        return named(
                BRAKE,
                told.keyBy(request -> BrakeFunction.ONE_KEY, Types.STRING)
                        .process(
                                new BrakeFunction(settings.brake(), settings.order(), settings.allowedLateness()),
                                Types.POJO(Action.class)));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
