/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.run;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.Options;
import dev.freshet.playground.cli.Progress;
import dev.freshet.playground.local.JobRun;
import dev.freshet.playground.local.LocalEnvironment;
import dev.freshet.playground.local.LocalFlink;
import dev.freshet.playground.local.Resources;
import dev.freshet.playground.local.WorkDirectory;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;

/** One job in this process until it ends or the process is stopped. */
record LocalRun(JobDefinition job, Options options, int parallelism, OptionalInt webPort, PrintWriter out) {

    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    void untilStopped() throws Exception {
        Progress progress = new Progress(out, InstantSource.system());
        try (Resources resources = Resources.closedAtTheEnd(out::println)) {
            WorkDirectory directory = resources.add(WorkDirectory.create());
            LocalEnvironment environment = new LocalFlink(
                            directory.resolve("flink"), parallelism, CHECKPOINTS, webPort, Map.of())
                    .environment();
            JobLaunch launch = JobLaunch.in(environment, job, options);
            launch.preflight(progress::line);
            progress.line("Starting Flink and the job");
            JobRun run = resources.add(JobRun.start(environment, launch));
            out.println(launch.name() + " runs against Kafka at "
                    + options.kafka().bootstrapServers() + "; Ctrl-C stops it.");
            webPort.ifPresent(port -> out.println("Flink's web page: http://127.0.0.1:" + port));
            out.flush();
            run.await(reason -> progress.line(launch.name() + " failed and restarts: " + reason));
        }
    }
}
