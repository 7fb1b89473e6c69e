/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

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
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.util.List;

/** The whole pipeline on a local cluster, between scripted inputs and collected outputs. Its sources have the uids of the real ones. */
record FraudRun(
        PipelineRun run,
        Collected<FraudDecision> decisions,
        Collected<TransactionFeatures> features,
        Collected<Transaction> late,
        Collected<Rejection> rejected,
        Collected<DocumentReceipt> receipts) {

    static final Duration LATENESS = Duration.ofHours(1);

    /** Connects, and does not execute. */
    static FraudRun of(
            PipelineRun run,
            InputOrder order,
            Script<Decoded<Received<Transaction>>> transactions,
            Script<Decoded<Login>> logins,
            Script<Decoded<Label>> labels,
            List<RuleDocument> rules,
            List<ListEntry> lists) {
        FraudInputs inputs = new FraudInputs(
                run.input("transactions-source", ContractTypes.decodedReceived(Transaction.class), transactions),
                run.input("logins-source", ContractTypes.decoded(Login.class), logins),
                run.input("labels-source", ContractTypes.decoded(Label.class), labels),
                control(run, FraudTopics.RULES, rules),
                control(run, FraudTopics.LISTS, lists));
        FraudOutputs outputs = FraudPipeline.build(inputs, settings(order));
        return new FraudRun(
                run,
                run.collect("decisions-sink", outputs.decisions()),
                run.collect("features-sink", outputs.features()),
                run.collect("late-sink", outputs.lateTransactions()),
                run.collect("rejected-sink", outputs.rejectedTransactions()),
                run.collect("receipts-sink", outputs.ruleReceipts()));
    }

    FraudRun executed() throws Exception {
        run.execute();
        return this;
    }

    private static FraudSettings settings(InputOrder order) {
        return FraudSettings.from(
                JobLaunch.options(FraudJob.DEFINITION, "--set", "inputs.order=" + order),
                new EntrySettings(LATENESS, LATENESS));
    }

    private static <T extends ControlDocument> ControlInput<T> control(PipelineRun run, Topic<T> topic, List<T> lay) {
        ControlSnapshot<T> snapshot =
                ControlSnapshot.of(topic, run.environment().getConfig().getSerializerConfig());
        snapshot.fill(lay.stream()
                .map(document ->
                        Decoded.accepted(new Change<>(topic.keyOf(document), document, topic.timeOf(document))))
                .toList());
        return new ControlInput<>(
                snapshot,
                run.input(topic.entity() + "-source", ContractTypes.decodedChange(topic.recordType()), Script.empty()));
    }
}
