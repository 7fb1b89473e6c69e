/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.JobArguments;
import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.cli.Progress;
import dev.freshet.playground.evaluate.ScenarioReport;
import dev.freshet.playground.evaluate.ScenarioTable;
import dev.freshet.playground.local.LocalFlink;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Run a job over history in files, and write its results into files.",
        description = {
            "",
            "Loads the files into topics of a Kafka of its own (each line is a record, broken lines too), runs the job"
                    + " until every window has fired, and writes what it published, refused and found late into"
                    + " <out>/<topic>.ndjson. It is the job that runs on a cluster: same pipeline, same connectors,"
                    + " exactly once.",
            "",
            "With --bootstrap-servers it uses that Kafka and the job's own topic names there: missing topics are"
                    + " created, topics that hold records are refused, and everything stays there afterwards.",
            "",
            "The job's options come from a file and from environment variables too, as for 'freshet run', so that the job is"
                    + " replayed as it runs on its cluster. What they say of Kafka (kafka..., FRESHET_OPTION_KAFKA_...) counts"
                    + " only with --bootstrap-servers. The replay itself decides kafka.bootstrap.servers, source.mode,"
                    + " source.start-from and job.instance: there they are left out, as --set they are refused.",
            "",
            "History that lies in Kafka already needs no files: 'freshet run JOB --set source.mode=replay --set"
                    + " job.instance=NAME' runs the job over it, and ends.",
            ""
        })
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private JobArguments job;

    @Option(
            names = "--in",
            paramLabel = "TOPIC=FILE",
            required = true,
            description = "A file whose lines are the records of a topic. May be repeated.")
    private List<String> inputs;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    private Path directory;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "The labels.ndjson of 'freshet generate': tells in the end which of its cases the job caught, and"
                            + " how many alerts were false.")
    private @Nullable Path labels;

    @Mixin
    private KafkaArguments kafka;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the input topics that are created. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--parallelism", paramLabel = "N", description = "Subtasks of each operator. Default: 2.")
    private @Nullable Integer parallelism;

    @Override
    public Integer call() throws Exception {
        if (labels != null && !Files.isReadable(labels)) {
            throw new CommandFailure("There is no readable file " + labels);
        }
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        ReplayPlan plan = new ReplayPlan(
                job.definition(),
                parsedInputs(),
                directory,
                kafka.servers(),
                partitions,
                parallelism == null ? LocalFlink.usualParallelism() : parallelism,
                jobArguments(),
                System.getenv());
        new Replay(plan, new Progress(out, clock), clock).run().print(out, directory);
        if (labels != null) {
            new ScenarioTable(ScenarioReport.of(labels, plan.job().outputs(), directory)).print(out);
        }
        return 0;
    }

    private List<ReplayInput> parsedInputs() {
        try {
            return inputs.stream().map(ReplayInput::parse).toList();
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private List<String> jobArguments() {
        List<String> arguments = new ArrayList<>(job.arguments());
        arguments.addAll(kafka.asJobArguments());
        return arguments;
    }
}
