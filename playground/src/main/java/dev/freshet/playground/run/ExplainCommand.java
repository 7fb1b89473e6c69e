/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import dev.freshet.common.launch.JobLaunch;
import dev.freshet.playground.cli.JobArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Show a job's operators, topics and settings, without starting it.",
        description = {"", "Needs no Kafka.", ""})
public final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private JobArguments job;

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(job.arguments());
        arguments.add("--explain");
        JobLaunch.main(job.definition(), arguments.toArray(String[]::new));
        return 0;
    }
}
