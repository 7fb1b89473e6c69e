/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a cluster is started.
 *
 * @param installation where Flink is
 * @param directory configuration, logs, checkpoints and savepoints; the caller's to delete
 * @param taskManagers how many processes take tasks; one more than the job needs shortens a recovery
 * @param slots per task manager
 * @param options Flink's own, which win over those of {@link ClusterFiles}
 */
public record ClusterSettings(
        FlinkInstallation installation, Path directory, int taskManagers, int slots, Map<String, String> options) {

    public ClusterSettings {
        options = Map.copyOf(options);
    }

    /** Three task managers with a slot each: one to spare for a job of parallelism two. */
    public static ClusterSettings of(FlinkInstallation installation, Path directory) {
        return new ClusterSettings(installation, directory.toAbsolutePath(), 3, 1, Map.of());
    }

    public ClusterSettings withTaskManagers(int count) {
        return new ClusterSettings(installation, directory, count, slots, options);
    }

    public ClusterSettings withSlots(int perTaskManager) {
        return new ClusterSettings(installation, directory, taskManagers, perTaskManager, options);
    }

    public ClusterSettings withOption(String key, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(key, value);
        return new ClusterSettings(installation, directory, taskManagers, slots, more);
    }

    Path configuration() {
        return directory.resolve("conf");
    }

    /** Where checkpoints lie, below one directory per job. */
    public Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    Path savepoints() {
        return directory.resolve("savepoints");
    }
}
