/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import dev.freshet.common.launch.JobDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which job, and its options. */
public final class JobArguments {

    @Parameters(paramLabel = "JOB", description = "The job, such as ecommerce.")
    private String name;

    @Option(names = "--config", paramLabel = "FILE", description = "Options of the job from a YAML file.")
    private @Nullable String file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One option of the job ('freshet run JOB --help' lists them). May be repeated.")
    private List<String> assignments = new ArrayList<>();

    public JobDefinition definition() {
        return Jobs.named(name);
    }

    /** As on the job's own command line. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (file != null) {
            arguments.addAll(List.of("--config", file));
        }
        assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
        return arguments;
    }
}
