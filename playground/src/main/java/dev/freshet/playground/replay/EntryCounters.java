/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Keeps the counters of accepted records at the job's entries, so that they can be read after its end.
 *
 * <p>Exact for a job that ran through without a restart, as a replay does: Flink's counters begin anew in every attempt.
 * Flink makes the reporter itself, in this process; the name of the run tells the runs of a process apart.
 */
public final class EntryCounters implements MetricReporter, MetricReporterFactory {

    private static final String REPORTER = "metrics.reporter.freshet-entry";
    private static final String RUN = "run";
    private static final Map<String, List<Entry>> RUNS = new ConcurrentHashMap<>();

    private record Entry(String operator, Counter accepted) {}

    private volatile String run = "";

    /** Flink's settings that count the entries of a run under this name. */
    static Map<String, String> settings(String run) {
        return Map.of(REPORTER + ".factory.class", EntryCounters.class.getName(), REPORTER + "." + RUN, run);
    }

    /** Records that the entry of this operator accepted, over all its subtasks; forgets the run's entry. */
    static long accepted(String run, String operator) {
        return RUNS.getOrDefault(run, List.of()).stream()
                .filter(entry -> entry.operator.equals(operator))
                .mapToLong(entry -> entry.accepted.getCount())
                .sum();
    }

    static void forget(String run) {
        RUNS.remove(run);
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new EntryCounters();
    }

    @Override
    public void open(MetricConfig config) {
        run = config.getString(RUN, "");
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter && name.equals("accepted")) {
            String operator = group.getAllVariables().getOrDefault("<operator_name>", "");
            RUNS.computeIfAbsent(run, unused -> new CopyOnWriteArrayList<>()).add(new Entry(operator, counter));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        // A counter stays readable after the operator that owned it.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
