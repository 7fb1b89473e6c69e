/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/**
 * A Flink cluster inside this process, sized for a laptop: it starts with the job and ends with it.
 *
 * @param directory for checkpoints, RocksDB and spilled data
 * @param parallelism slots, and subtasks of each operator
 * @param checkpointInterval results become visible as often as this
 * @param webPort where Flink's web page listens, on 127.0.0.1; empty for none
 * @param more settings by Flink's own names, which win
 */
public record LocalFlink(
        Path directory, int parallelism, Duration checkpointInterval, OptionalInt webPort, Map<String, String> more) {

    /** Two, or one on a machine with a single core. */
    public static int usualParallelism() {
        return Math.min(2, Runtime.getRuntime().availableProcessors());
    }

    public LocalEnvironment environment() {
        LocalEnvironment environment = new LocalEnvironment(configuration());
        environment.setParallelism(parallelism);
        return environment;
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.TMP_DIRS, directory.resolve("flink").toString());
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(96));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(96));
        // Otherwise the server of job files listens on every interface.
        configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        // Otherwise the web page's directory for uploads stays in the temporary one.
        configuration.set(WebOptions.TMP_DIR, directory.resolve("web").toString());
        webPort.ifPresent(port -> {
            configuration.set(RestOptions.ADDRESS, "127.0.0.1");
            configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
            configuration.set(RestOptions.PORT, port);
            configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
        });
        more.forEach(configuration::setString);
        return configuration;
    }
}
