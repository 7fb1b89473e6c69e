/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be replayed.
 *
 * @param kafka a Kafka that runs already; empty for one of the replay's own
 * @param partitions of the inputs
 * @param jobArguments as on the job's own command line
 */
record ReplayPlan(
        JobDefinition job,
        List<ReplayInput> inputs,
        Path directory,
        Optional<KafkaSettings> kafka,
        int partitions,
        int parallelism,
        List<String> jobArguments) {

    /** Fails in one line where a topic or file does not exist, before anything is started. */
    void check() {
        for (ReplayInput input : inputs) {
            topic(input);
            if (!Files.isReadable(input.file()) || Files.isDirectory(input.file())) {
                throw new CommandFailure("There is no readable file " + input.file());
            }
        }
    }

    Topic<?> topic(ReplayInput input) {
        return job.inputs().stream()
                .filter(topic -> topic.name().equals(input.topic()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("The job " + job.name() + " reads no topic '" + input.topic()
                        + "', only "
                        + String.join(
                                ", ", job.inputs().stream().map(Topic::name).toList())));
    }
}
