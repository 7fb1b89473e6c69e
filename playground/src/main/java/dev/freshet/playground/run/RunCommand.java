/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.playground.cli.Jobs;
import dev.freshet.playground.local.LocalFlink;
import dev.freshet.playground.local.WebPort;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code freshet run}. Takes the job's own arguments as they are, {@code --help} included where a job is named. */
@Command(
        name = "run",
        customSynopsis = "freshet run [OPTION]... JOB [OPTION OF THE JOB]...",
        header = "Run one job on this machine, against any Kafka.",
        description = {
            "",
            "Everything after the job's name is the job's own: 'freshet run ecommerce --help' lists it. The Kafka is given"
                    + " with --set kafka.bootstrap.servers=HOST:PORT.",
            "",
            "The job's state ends with this process, its committed offsets do not: for a job that has to survive, use a"
                    + " Flink cluster.",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Not required for picocli, which would refuse the call before this class could give the help. */
    @Parameters(arity = "0..1", paramLabel = "JOB", hideParamSyntax = true, description = "The job, such as ecommerce.")
    private @Nullable String name;

    @Option(names = "--web-port", paramLabel = "PORT", description = "Show Flink's web page there, on 127.0.0.1.")
    private @Nullable Integer webPort;

    @Option(names = "--parallelism", paramLabel = "N", description = "Subtasks of each operator. Default: 2.")
    private @Nullable Integer parallelism;

    @Unmatched
    private List<String> jobArguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        boolean asksForHelp = jobArguments.contains("--help") || jobArguments.contains("-h");
        PrintWriter out = spec.commandLine().getOut();
        if (name == null && asksForHelp) {
            spec.commandLine().usage(out);
            return 0;
        }
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'JOB'");
        }
        JobDefinition job = Jobs.named(name);
        String[] arguments = jobArguments.toArray(String[]::new);
        if (asksForHelp || jobArguments.contains("--explain")) {
            JobLaunch.main(job, arguments);
            return 0;
        }
        OptionalInt port = webPort == null ? OptionalInt.empty() : OptionalInt.of(WebPort.exactly(webPort));
        int subtasks = parallelism == null ? LocalFlink.usualParallelism() : parallelism;
        new LocalRun(job, JobLaunch.options(job, System.getenv(), arguments), subtasks, port, out).untilStopped();
        return 0;
    }
}
