/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.Options;
import dev.freshet.playground.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be replayed.
 *
 * @param kafka a Kafka that runs already; empty for one of the replay's own
 * @param partitions of the inputs
 * @param jobArguments as on the job's own command line
 * @param variables of the environment; the job's options are among them
 */
record ReplayPlan(
        JobDefinition job,
        List<ReplayInput> inputs,
        Path directory,
        Optional<KafkaSettings> kafka,
        int partitions,
        int parallelism,
        List<String> jobArguments,
        Map<String, String> variables) {

    /** They say how to reach a Kafka that runs already. */
    private static final String VARIABLES_OF_KAFKA = "FRESHET_OPTION_KAFKA_";

    /** Fails in one line where a topic, file or option does not exist, before anything is started. */
    void check() {
        Options unused = options(Map.of());
        for (ReplayInput input : inputs) {
            topic(input);
            if (!Files.isReadable(input.file()) || Files.isDirectory(input.file())) {
                throw new CommandFailure("There is no readable file " + input.file());
            }
        }
    }

    /**
     * The job's options: of the environment, then of the arguments, then what the replay decides; the later wins. Variables
     * about Kafka are left out where the replay has one of its own, which they cannot mean.
     */
    Options options(Map<String, String> decided) {
        List<String> arguments = new ArrayList<>(jobArguments);
        decided.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        Map<String, String> obeyed = new HashMap<>(variables);
        if (kafka.isEmpty()) {
            obeyed.keySet().removeIf(variable -> variable.startsWith(VARIABLES_OF_KAFKA));
        }
        return JobLaunch.options(job, obeyed, arguments.toArray(String[]::new));
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
