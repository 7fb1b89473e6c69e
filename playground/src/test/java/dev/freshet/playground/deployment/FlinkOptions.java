/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Whether a configuration says what the Flink on the class path understands. */
final class FlinkOptions {

    private static final String REPORTER = "metrics.reporter.";

    /** Read by the Prometheus reporter itself, which declares no option for it. */
    private static final Set<String> OF_PROMETHEUS_REPORTER = Set.of("port");

    /** Flink declares what stands behind a reporter's name beside its other options of metrics. */
    private static final Map<String, ConfigOption<?>> OF_EVERY_REPORTER = options(MetricOptions.class);

    private static final Map<String, ConfigOption<?>> KNOWN = options(
            CheckpointingOptions.class,
            CoreOptions.class,
            DeploymentOptions.class,
            ExecutionOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            RocksDBNativeMetricOptions.class,
            RocksDBOptions.class,
            SecurityOptions.class,
            StateBackendOptions.class,
            TaskManagerOptions.class,
            WebOptions.class);

    private FlinkOptions() {}

    /** One line per key that is no option of Flink's by its present name, and per value that is none of the option's. */
    static List<String> faults(Map<String, String> configuration) {
        List<String> faults = new ArrayList<>();
        configuration.forEach((key, value) -> fault(key, value).ifPresent(faults::add));
        return faults;
    }

    private static Optional<String> fault(String key, String value) {
        if (key.startsWith(REPORTER)) {
            String own = key.substring(key.indexOf('.', REPORTER.length()) + 1);
            boolean known = OF_PROMETHEUS_REPORTER.contains(own) || OF_EVERY_REPORTER.containsKey(own);
            return known ? Optional.empty() : Optional.of(key + " is no setting of a reporter");
        }
        ConfigOption<?> option = KNOWN.get(key);
        if (option == null) {
            return Optional.of(key + " is no option of Flink");
        }
        try {
            Configuration.fromMap(Map.of(key, value)).get(option);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Map<String, ConfigOption<?>> options(Class<?>... holders) {
        Map<String, ConfigOption<?>> options = new TreeMap<>();
        Stream.of(holders)
                .flatMap(holder -> Stream.of(holder.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class)
                .map(FlinkOptions::valueOf)
                .forEach(option -> options.put(option.key(), option));
        return options;
    }

    private static ConfigOption<?> valueOf(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
