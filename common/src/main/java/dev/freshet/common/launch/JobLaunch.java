/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.launch.SuiteOptions.Switch;
import dev.freshet.common.preflight.PreflightException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start of a job: its graph, connected to Kafka, and the checks before it runs. */
public final class JobLaunch {

    private static final Logger LOG = LoggerFactory.getLogger(JobLaunch.class);

    private final JobDefinition job;
    private final Options options;
    private final KafkaConnections connections;
    private final StreamExecutionEnvironment environment;
    private final JobStreams streams;

    private JobLaunch(
            JobDefinition job,
            Options options,
            KafkaConnections connections,
            StreamExecutionEnvironment environment,
            JobStreams streams) {
        this.job = job;
        this.options = options;
        this.connections = connections;
        this.environment = environment;
        this.streams = streams;
    }

    /**
     * What a job's {@code main} does: prints the help or the explanation, or checks and runs the job.
     *
     * @throws UsageException where the command line or an option is wrong; its message says what to do
     */
    public static void main(JobDefinition job, String[] arguments) throws Exception {
        run(job, arguments, System.getenv(), System.out);
    }

    static void run(JobDefinition job, String[] arguments, Map<String, String> variables, PrintStream out)
            throws Exception {
        JobArguments parsed = JobArguments.parse(job.options(), arguments, variables);
        if (parsed.action() == JobArguments.Action.HELP) {
            out.print(HelpText.of(job));
            return;
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        JobLaunch launch = JobLaunch.in(environment, job, parsed.options());
        if (parsed.action() == JobArguments.Action.EXPLAIN) {
            out.print(launch.explanation());
            return;
        }
        launch.preflight();
        environment.execute(launch.name());
    }

    /** Builds the job's graph in an environment of the caller's, which then executes it. */
    public static JobLaunch in(StreamExecutionEnvironment environment, JobDefinition job, Options options) {
        environment.configure(SuiteDefaults.beside(environment.getConfiguration()));
        KafkaConnections connections = new KafkaConnections(job, options);
        JobStreams streams = new JobStreams(environment, connections, options);
        job.connect().accept(streams);
        streams.connectSink();
        requireRestorable(environment);
        return new JobLaunch(job, options, connections, environment, streams);
    }

    /** Reads a command line as {@link #main} does, for callers that bring their own environment. */
    public static Options options(JobDefinition job, String... arguments) {
        return options(job, Map.of(), arguments);
    }

    /** The same with options from environment variables, which the arguments win over. */
    public static Options options(JobDefinition job, Map<String, String> variables, String... arguments) {
        return JobArguments.parse(job.options(), arguments, variables).options();
    }

    /**
     * Asks Kafka whether the job can run and will not lose anything, and for what steers the job, so that it is known before the
     * first event; unless that is switched off or the job runs already, recovered by a cluster that then runs {@code main}
     * again. To be called before the graph is submitted.
     *
     * @throws PreflightException one message that names all that is wrong and what to do
     */
    public void preflight() throws PreflightException, InterruptedException {
        preflight(LOG::info);
    }

    /** The same for callers that want to be told what takes its time. */
    public void preflight(Consumer<String> progress) throws PreflightException, InterruptedException {
        if (options.get(SuiteOptions.PREFLIGHT) == Switch.OFF) {
            return;
        }
        Duration interval = Duration.ofMillis(environment.getCheckpointConfig().getCheckpointInterval());
        switch (RecoveredJob.in(environment.getConfiguration())) {
            case ABSENT -> {
                connections.preflight(
                        environment.getParallelism(), interval, connections.twinWatch(interval), progress);
                connections.require(streams::loadControls);
            }
            case UNKNOWN -> {
                LOG.warn("Does not look for a running twin, because it might take this very job for one");
                connections.preflight(environment.getParallelism(), interval, Duration.ZERO, progress);
                connections.require(streams::loadControls);
            }
            case PRESENT ->
                LOG.info("No preflight: the cluster has recovered the job {} and only runs its main again", name());
        }
    }

    /** The name of the running job in Flink, its consumer group, and the beginning of its transactional ids. */
    public String name() {
        return connections.instance();
    }

    String explanation() {
        return Explanation.of(job, options, environment);
    }

    /** Flink refuses a graph whose state could not be restored, but does not say why that matters or what to do. */
    private static void requireRestorable(StreamExecutionEnvironment environment) {
        try {
            environment.getStreamGraph(false);
        } catch (IllegalStateException e) {
            throw new UsageException(
                    e.getMessage() + ". Give it .uid(NAME).name(NAME) with one constant: without a uid its"
                            + " state is lost when the job changes");
        } catch (UnsupportedOperationException e) {
            throw new UsageException(
                    e.getMessage() + " That means Kryo, whose bytes do not outlive a change of the class."
                            + " Make it a public record of texts, numbers, BigDecimal, Instant, lists and maps: of a Duration"
                            + " keep the milliseconds");
        }
    }
}
