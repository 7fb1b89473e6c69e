/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.ControlDocument;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.kafka.ContractTypes;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.model.ModelMetrics;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The whole pipeline on a local cluster, between scripted inputs and collected outputs. Its sources have the uids of the real ones. */
record FraudRun(
        PipelineRun run,
        Collected<FraudDecision> decisions,
        Collected<TransactionFeatures> features,
        Collected<Alert> alerts,
        Collected<Action> commands,
        Collected<ModelMetrics> metrics,
        Collected<Transaction> late,
        Collected<Rejection> rejected,
        Collected<DocumentReceipt> receipts) {

    static final Duration LATENESS = Duration.ofHours(1);

    /**
     * What comes in; nothing but what a test says.
     *
     * @param passed what time it is in the end in all inputs but the transactions, so that a watermark of theirs is all that is
     *     waited for
     * @param hold whether all inputs wait in the end to be stopped
     */
    record Inputs(
            Script<Decoded<Received<Transaction>>> transactions,
            Script<Decoded<Login>> logins,
            Script<Decoded<Label>> labels,
            Script<Decoded<CaseCommand>> caseCommands,
            List<RuleDocument> rules,
            List<ListEntry> lists,
            Instant passed,
            boolean hold) {

        static Inputs of(Script<Decoded<Received<Transaction>>> transactions) {
            return new Inputs(
                    transactions,
                    Script.empty(),
                    Script.empty(),
                    Script.empty(),
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    false);
        }

        Inputs logins(Script<Decoded<Login>> script) {
            return new Inputs(transactions, script, labels, caseCommands, rules, lists, passed, hold);
        }

        Inputs labels(Script<Decoded<Label>> script) {
            return new Inputs(transactions, logins, script, caseCommands, rules, lists, passed, hold);
        }

        Inputs caseCommands(Script<Decoded<CaseCommand>> script) {
            return new Inputs(transactions, logins, labels, script, rules, lists, passed, hold);
        }

        Inputs rules(List<RuleDocument> lay) {
            return new Inputs(transactions, logins, labels, caseCommands, lay, lists, passed, hold);
        }

        Inputs lists(List<ListEntry> lay) {
            return new Inputs(transactions, logins, labels, caseCommands, rules, lay, passed, hold);
        }

        Inputs held() {
            return new Inputs(transactions, logins, labels, caseCommands, rules, lists, passed, true);
        }

        Inputs passed(Instant time) {
            return new Inputs(transactions, logins, labels, caseCommands, rules, lists, time, hold);
        }
    }

    /**
     * Runs the pipeline by event time until all inputs have ended.
     *
     * @param options such as {@code model.label-delay=1 d}
     */
    static FraudRun of(PipelineRun run, Inputs inputs, String... options) throws Exception {
        FraudRun fraud = between(run, inputs, options);
        run.execute();
        return fraud;
    }

    /** Connects, and does not execute. */
    static FraudRun between(PipelineRun run, Inputs inputs, String... options) {
        FraudOutputs outputs = FraudPipeline.build(
                new FraudInputs(
                        run.input(
                                "transactions-source",
                                ContractTypes.decodedReceived(Transaction.class),
                                inputs.hold() ? inputs.transactions().hold() : inputs.transactions()),
                        run.input("logins-source", ContractTypes.decoded(Login.class), ended(inputs, inputs.logins())),
                        run.input("labels-source", ContractTypes.decoded(Label.class), ended(inputs, inputs.labels())),
                        run.input(
                                "case-commands-source",
                                ContractTypes.decoded(CaseCommand.class),
                                ended(inputs, inputs.caseCommands())),
                        control(run, FraudTopics.RULES, inputs.rules(), inputs),
                        control(run, FraudTopics.LISTS, inputs.lists(), inputs)),
                settings(options));
        return new FraudRun(
                run,
                run.collect("decisions-sink", outputs.decisions()),
                run.collect("features-sink", outputs.features()),
                run.collect("alerts-sink", outputs.alerts()),
                run.collect("commands-sink", outputs.commands()),
                run.collect("metrics-sink", outputs.modelMetrics()),
                run.collect("late-sink", outputs.lateTransactions()),
                run.collect("rejected-sink", outputs.rejectedTransactions()),
                run.collect("receipts-sink", outputs.ruleReceipts()));
    }

    private static <T> Script<T> ended(Inputs inputs, Script<T> script) {
        Script<T> passed = script.watermark(inputs.passed());
        return inputs.hold() ? passed.hold() : passed;
    }

    private static FraudSettings settings(String... options) {
        String[] arguments = new String[2 * options.length + 2];
        arguments[0] = "--set";
        arguments[1] = "inputs.order=event-time";
        for (int i = 0; i < options.length; i++) {
            arguments[2 * i + 2] = "--set";
            arguments[2 * i + 3] = options[i];
        }
        return FraudSettings.from(
                JobLaunch.options(FraudJob.DEFINITION, arguments), new EntrySettings(LATENESS, LATENESS));
    }

    private static <T extends ControlDocument> ControlInput<T> control(
            PipelineRun run, Topic<T> topic, List<T> lay, Inputs inputs) {
        ControlSnapshot<T> snapshot =
                ControlSnapshot.of(topic, run.environment().getConfig().getSerializerConfig());
        snapshot.fill(lay.stream()
                .map(document ->
                        Decoded.accepted(new Change<>(topic.keyOf(document), document, topic.timeOf(document))))
                .toList());
        return new ControlInput<>(
                snapshot,
                run.input(
                        topic.entity() + "-source",
                        ContractTypes.decodedChange(topic.recordType()),
                        ended(inputs, Script.<Decoded<Change<T>>>empty())));
    }
}
