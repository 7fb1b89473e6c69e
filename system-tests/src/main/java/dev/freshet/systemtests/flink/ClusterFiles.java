/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration that all processes of a cluster read. */
final class ClusterFiles {

    /**
     * Everything on this machine, found dead within seconds, checkpoints every second: a fault should meet many of them.
     * Memory is given part by part, because only Flink's scripts would compute it.
     */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("jobmanager.rpc.address", "127.0.0.1"),
            Map.entry("jobmanager.bind-host", "127.0.0.1"),
            Map.entry("taskmanager.host", "127.0.0.1"),
            Map.entry("taskmanager.bind-host", "127.0.0.1"),
            Map.entry("rest.address", "127.0.0.1"),
            Map.entry("rest.bind-address", "127.0.0.1"),
            // All processes are started at once; a task manager that finds no job manager yet would look again after
            // ten seconds.
            Map.entry("cluster.registration.error-delay", "500 ms"),
            Map.entry("heartbeat.interval", "1000"),
            Map.entry("heartbeat.timeout", "6000"),
            Map.entry("taskmanager.cpu.cores", "1"),
            Map.entry("taskmanager.memory.framework.heap.size", "128m"),
            Map.entry("taskmanager.memory.task.heap.size", "512m"),
            Map.entry("taskmanager.memory.framework.off-heap.size", "64m"),
            Map.entry("taskmanager.memory.task.off-heap.size", "64m"),
            Map.entry("taskmanager.memory.network.min", "64m"),
            Map.entry("taskmanager.memory.network.max", "64m"),
            Map.entry("taskmanager.memory.managed.size", "256m"),
            Map.entry("taskmanager.memory.jvm-metaspace.size", "256m"),
            Map.entry("taskmanager.memory.jvm-overhead.min", "64m"),
            Map.entry("taskmanager.memory.jvm-overhead.max", "64m"),
            Map.entry("web.refresh-interval", "100 ms"), // or the REST interface tells what was so three seconds ago
            Map.entry("execution.checkpointing.interval", "1 s"),
            Map.entry("execution.checkpointing.num-retained", "3"),
            Map.entry("restart-strategy.type", "fixed-delay"),
            Map.entry("restart-strategy.fixed-delay.attempts", "1000"),
            Map.entry("restart-strategy.fixed-delay.delay", "500 ms"));

    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %c{1} %m%n
            logger.kafka.name = org.apache.kafka
            logger.kafka.level = WARN
            """;

    private ClusterFiles() {}

    /** Writes them into the settings' directory. */
    static void write(ClusterSettings settings, int restPort, int rpcPort) {
        Map<String, String> options = new TreeMap<>(OPTIONS);
        options.put("rest.port", Integer.toString(restPort));
        options.put("rest.bind-port", Integer.toString(restPort));
        options.put("jobmanager.rpc.port", Integer.toString(rpcPort));
        options.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
        options.put("execution.checkpointing.dir", uri(settings.checkpoints()));
        options.put("execution.checkpointing.savepoint-dir", uri(settings.savepoints()));
        options.put("io.tmp.dirs", settings.directory().resolve("tmp").toString());
        options.putAll(settings.options());
        List<String> lines = new ArrayList<>();
        options.forEach((key, value) -> lines.add(key + ": \"" + value + "\""));
        try {
            Files.createDirectories(settings.configuration());
            Files.createDirectories(settings.directory().resolve("tmp"));
            Files.write(settings.configuration().resolve("config.yaml"), lines);
            Files.writeString(settings.configuration().resolve("log4j.properties"), LOGGING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uri(Path directory) {
        return directory.toUri().toString();
    }
}
