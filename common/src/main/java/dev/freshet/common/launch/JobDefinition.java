/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.delivery.LostTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/**
 * What the command line, the documentation and the tests need to know of a job.
 *
 * @param name the same in the command line, consumer group, dashboards and documentation
 * @param purpose one sentence
 * @param contract all topics of the job's module, dead letters and late records apart, in the order of the documentation
 * @param ownOptions the job's options beside those of the suite
 * @param connect connects the topics to the job's pipeline
 */
public record JobDefinition(
        String name,
        String purpose,
        List<Topic<?>> contract,
        List<ConfigOption<?>> ownOptions,
        Consumer<JobStreams> connect) {

    /** Topics that the job reads. */
    public List<Topic<?>> inputs() {
        return served(topic -> topic.kind() != Topic.Kind.OUTPUT);
    }

    /** Topics that the job writes, dead letters and late records apart. */
    public List<Topic<?>> outputs() {
        return served(topic -> topic.kind() == Topic.Kind.OUTPUT);
    }

    /** Topics of the contract that the job neither reads nor writes yet. */
    public List<Topic<?>> planned() {
        return contract.stream().filter(Topic::isPlanned).toList();
    }

    /** Where the job tells what became of the documents of each control topic that it reads. */
    public List<Topic<DocumentReceipt>> receipts() {
        List<Topic<DocumentReceipt>> receipts = new ArrayList<>();
        inputs().stream()
                .filter(topic -> topic.kind() == Topic.Kind.CONTROL)
                .forEach(topic -> receipts.add(DocumentReceipt.topicOf(topic)));
        return receipts;
    }

    /** Every topic that has a schema of its own: the contract, receipts and status. */
    public List<Topic<?>> documented() {
        List<Topic<?>> documented = new ArrayList<>(contract);
        documented.addAll(receipts());
        documented.add(status());
        return documented;
    }

    private List<Topic<?>> served(Predicate<Topic<?>> side) {
        return contract.stream()
                .filter(topic -> !topic.isPlanned() && side.test(topic))
                .toList();
    }

    /** All options, the suite's first. */
    public List<ConfigOption<?>> options() {
        return Stream.concat(SuiteOptions.ALL.stream(), ownOptions.stream()).toList();
    }

    /** Where the job says what a person has to know; at least once, so copies with one id are one. */
    public Topic<LostTransaction> status() {
        return LostTransaction.topic(name + ".status.v1");
    }

    public String statusTopic() {
        return status().name();
    }
}
