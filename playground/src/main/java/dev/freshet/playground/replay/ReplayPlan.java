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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is to be replayed.
 *
 * <p>A file of options and the environment are made for the job on its cluster: what they say and a replay cannot mean is
 * left out. An argument is typed for this very replay: one that it cannot mean is refused.
 *
 * @param bootstrapServers of a Kafka that runs already; empty for one of the replay's own
 * @param partitions of the inputs
 * @param jobArguments as on the job's own command line
 * @param variables of the environment; the job's options are among them
 */
record ReplayPlan(
        JobDefinition job,
        List<ReplayInput> inputs,
        Path directory,
        Optional<String> bootstrapServers,
        int partitions,
        int parallelism,
        List<String> jobArguments,
        Map<String, String> variables) {

    private static final String KAFKA = "kafka.";

    /** How to be let in by a Kafka; what else there is of its clients is good for any. */
    private static final List<String> CONNECTION = List.of("kafka.security.", "kafka.sasl.", "kafka.ssl.");

    private static final String SERVERS = "kafka.bootstrap.servers";

    /** What the replay decides itself, and why. */
    private static final Map<String, String> DECIDED = Map.of(
            SERVERS,
            "which Kafka a replay uses is said by --bootstrap-servers HOST:PORT",
            "source.mode",
            "a replay ends where its files end",
            "source.start-from",
            "a replay reads its files from their beginning",
            "job.instance",
            "a replay runs under a name of its own");

    /** Fails in one line where a topic, file or option does not exist or cannot be meant, before anything is started. */
    void check() {
        refuseWhatCannotBeMeant();
        Options unused = options(Map.of());
        Optional<KafkaSettings> unusedKafka = givenKafka();
        for (ReplayInput input : inputs) {
            topic(input);
            if (!Files.isReadable(input.file()) || Files.isDirectory(input.file())) {
                throw new CommandFailure("There is no readable file " + input.file());
            }
        }
    }

    /** A Kafka that runs already, reached as the job reaches it; empty for one of the replay's own. */
    Optional<KafkaSettings> givenKafka() {
        return bootstrapServers.map(servers -> options(Map.of(SERVERS, servers)).kafka());
    }

    /** The job's options: of file, environment and arguments, the later wins, and over them what the replay decides. */
    Options options(Map<String, String> decided) {
        Map<String, String> obeyed = new TreeMap<>(given(variables, "--config"));
        obeyed.keySet().removeIf(this::isOfTheCluster);
        obeyed.putAll(given(Map.of(), "--set"));
        obeyed.putAll(decided);
        List<String> arguments = new ArrayList<>();
        obeyed.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return JobLaunch.options(job, Map.of(), arguments.toArray(String[]::new));
    }

    private Map<String, String> given(Map<String, String> environment, String argument) {
        List<String> arguments = new ArrayList<>();
        for (String value : valuesOf(argument)) {
            arguments.addAll(List.of(argument, value));
        }
        return JobLaunch.options(job, environment, arguments.toArray(String[]::new))
                .given();
    }

    private List<String> valuesOf(String argument) {
        return IntStream.range(1, jobArguments.size())
                .filter(i -> jobArguments.get(i - 1).equals(argument))
                .mapToObj(jobArguments::get)
                .toList();
    }

    private boolean isOfTheCluster(String key) {
        return DECIDED.containsKey(key) || (bootstrapServers.isEmpty() && key.startsWith(KAFKA));
    }

    private void refuseWhatCannotBeMeant() {
        for (String assignment : valuesOf("--set")) {
            String key = assignment.replaceFirst("(?s)=.*", "").trim();
            boolean elsewhere =
                    bootstrapServers.isEmpty() && CONNECTION.stream().anyMatch(key::startsWith);
            if (DECIDED.containsKey(key) || elsewhere) {
                throw new CommandFailure("A replay cannot take --set " + key + ": "
                        + DECIDED.getOrDefault(
                                key, "it has a Kafka of its own unless --bootstrap-servers HOST:PORT names another")
                        + ". Leave it out.");
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
