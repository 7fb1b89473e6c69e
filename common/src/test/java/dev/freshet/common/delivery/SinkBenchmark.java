/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Two questions of decision 0003, answered with real jobs on a real broker: what one sink for ten topics costs against ten
 * sinks, and what restarts leave of open transactions. Prints the rows of the decision's tables.
 */
public final class SinkBenchmark {

    private static final int TOPICS = 10;
    private static final int PARALLELISM = 2;
    private static final int ROUNDS = 3;
    private static final long RECORDS = 1_000_000;
    private static final int RECORD_BYTES = 200;
    private static final int RESTARTS = 10;
    private static final long CHECKPOINT_MILLIS = 500;

    private final KafkaFixture kafka = KafkaFixture.shared();

    private SinkBenchmark() {}

    /** {@code layout}, {@code restarts}, or what matches both. */
    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length == 0 ? ".*" : arguments[0];
        SinkBenchmark benchmark = new SinkBenchmark();
        if ("layout".matches(wanted)) {
            benchmark.run(true, RECORDS / 5);
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.println(benchmark.run(true, RECORDS));
                System.out.println(benchmark.run(false, RECORDS));
            }
        }
        if ("restarts".matches(wanted)) {
            System.out.println(benchmark.restarts());
        }
        System.exit(0);
    }

    private String run(boolean oneSink, long records) throws Exception {
        String name = TestNames.unique("sinks");
        List<String> topics = topics(name);
        StreamExecutionEnvironment environment = environment(new Configuration());
        DataStream<OutputRecord> results = environment
                .fromSequence(0, records - 1)
                .map(number -> record(topics.get((int) (number % TOPICS)), number))
                .returns(OutputRecord.class);
        if (oneSink) {
            results.sinkTo(sink(name, topics));
        } else {
            topics.forEach(topic ->
                    results.filter(result -> result.topic().equals(topic)).sinkTo(sink(topic, List.of(topic))));
        }
        long start = System.nanoTime();
        environment.execute(name);
        double seconds = (System.nanoTime() - start) / 1e9;
        return "| %s | %.1f s | %,.0f records/s | %d transactions |"
                .formatted(
                        oneSink ? "one sink" : "ten sinks",
                        seconds,
                        records / seconds,
                        known(name).size());
    }

    private String restarts() throws Exception {
        String name = TestNames.unique("restarts");
        List<String> topics = topics(name);
        Configuration configuration = new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE)
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment environment = environment(configuration);
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .map(new FailingNumbers(RESTARTS, Duration.ofSeconds(2)))
                .map(number -> record(topics.get((int) (number % TOPICS)), number))
                .returns(OutputRecord.class)
                .sinkTo(sink(name, topics));
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        TestCluster cluster = TestCluster.start();
        JobID job = graph.getJobID();
        cluster.cluster().submitJob(graph).get();
        int mostOpen = 0;
        while (attempts(cluster, job) < RESTARTS) {
            mostOpen = Math.max(mostOpen, open(name));
        }
        cluster.checkpointUntil(job, () -> true);
        int left = open(name);
        cluster.close();
        return "| %d restarts | at most %d open | %d open at the end | %d ids known |"
                .formatted(RESTARTS, mostOpen, left, known(name).size());
    }

    private List<String> topics(String name) {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < TOPICS; i++) {
            topics.add(name + ".result-" + i);
            kafka.createTopic(name + ".result-" + i, PARALLELISM);
        }
        return topics;
    }

    private static StreamExecutionEnvironment environment(Configuration configuration) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(PARALLELISM);
        environment.enableCheckpointing(CHECKPOINT_MILLIS);
        environment.getConfig().enableObjectReuse();
        return environment;
    }

    private Sink<OutputRecord> sink(String prefix, List<String> topics) {
        SinkSettings settings = new SinkSettings(
                prefix + ".", Duration.ofMinutes(10), 1_000_000, LostTransactionPolicy.FAIL, "benchmark.status.v1");
        return OutputSink.exactlyOnce(
                KafkaSettings.at(kafka.bootstrapServers()),
                settings,
                new JobIdentity("benchmark", "1"),
                Set.copyOf(topics),
                Clock.systemUTC());
    }

    private static OutputRecord record(String topic, long number) {
        byte[] value = new byte[RECORD_BYTES];
        ByteBuffer.wrap(value).putLong(number).putLong(number * 0x9E3779B97F4A7C15L);
        return new OutputRecord(topic, Long.toString(number).getBytes(StandardCharsets.UTF_8), value, List.of());
    }

    private Collection<TransactionListing> known(String prefix) throws Exception {
        return kafka.admin().listTransactions().all().get().stream()
                .filter(transaction -> transaction.transactionalId().startsWith(prefix))
                .toList();
    }

    private int open(String prefix) throws Exception {
        return (int) known(prefix).stream()
                .filter(transaction -> transaction.state() == TransactionState.ONGOING)
                .count();
    }

    private static int attempts(TestCluster cluster, JobID job) throws Exception {
        int attempts = 0;
        for (AccessExecutionJobVertex vertex :
                cluster.cluster().getExecutionGraph(job).get().getAllVertices().values()) {
            for (AccessExecutionVertex subtask : vertex.getTaskVertices()) {
                attempts =
                        Math.max(attempts, subtask.getCurrentExecutionAttempt().getAttemptNumber());
            }
        }
        return attempts;
    }

    /** Some ten thousand numbers a second; fails a while after each start until it has failed often enough. */
    private static final class FailingNumbers extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;

        private final int failures;
        private final Duration life;
        private long end;

        FailingNumbers(int failures, Duration life) {
            this.failures = failures;
            this.life = life;
        }

        @Override
        public void open(OpenContext context) {
            end = System.nanoTime() + life.toNanos();
        }

        @Override
        public Long map(Long number) {
            LockSupport.parkNanos(100_000);
            if (getRuntimeContext().getTaskInfo().getAttemptNumber() < failures && System.nanoTime() > end) {
                throw new IllegalStateException("fails on purpose");
            }
            return number;
        }
    }
}
