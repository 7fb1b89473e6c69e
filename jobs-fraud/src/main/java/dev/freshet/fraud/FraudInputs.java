/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.launch.JobStreams;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.rule.RuleDocument;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job reads, decoded or rejected, with watermarks.
 *
 * @param transactions each with when Kafka got it, from which latency is counted
 */
public record FraudInputs(
        DataStream<Decoded<Received<Transaction>>> transactions,
        DataStream<Decoded<Login>> logins,
        DataStream<Decoded<Label>> labels,
        DataStream<Decoded<CaseCommand>> caseCommands,
        ControlInput<RuleDocument> rules,
        ControlInput<ListEntry> lists) {

    static FraudInputs from(JobStreams streams) {
        return new FraudInputs(
                streams.readReceived(FraudTopics.TRANSACTIONS),
                streams.read(FraudTopics.LOGINS),
                streams.read(FraudTopics.LABELS),
                streams.read(FraudTopics.CASE_COMMANDS),
                streams.readControl(FraudTopics.RULES),
                streams.readControl(FraudTopics.LISTS));
    }
}
