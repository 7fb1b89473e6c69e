/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/**
 * What the command line, the documentation and the tests need to know of a job.
 *
 * @param name the same in the command line, consumer group, dashboards and documentation
 * @param purpose one sentence
 * @param inputs topics that the job reads
 * @param outputs topics that the job writes, dead letters and late records apart
 * @param ownOptions the job's options beside those of the suite
 * @param connect connects the topics to the job's pipeline
 */
public record JobDefinition(
        String name,
        String purpose,
        List<Topic<?>> inputs,
        List<Topic<?>> outputs,
        List<ConfigOption<?>> ownOptions,
        Consumer<JobStreams> connect) {

    /** All options, the suite's first. */
    public List<ConfigOption<?>> options() {
        return Stream.concat(SuiteOptions.ALL.stream(), ownOptions.stream()).toList();
    }

    /** Where the job says what a person or a control stream has to know; at least once. */
    public String statusTopic() {
        return name + ".status.v1";
    }
}
