/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The libraries of Flink in one folder, and the commands that its own scripts would run.
 *
 * @param lib the JARs that a distribution has in {@code lib}
 */
public record FlinkInstallation(Path lib) {

    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

    /** What Flink's scripts open to it, as far as this suite needs it. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.net",
            "java.base/java.io",
            "java.base/java.nio",
            "java.base/sun.nio.ch",
            "java.base/java.text",
            "java.base/java.time",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/java.util.concurrent.locks");

    public FlinkInstallation {
        if (!Files.isDirectory(lib)) {
            throw new IllegalArgumentException("no Flink libraries in " + lib + "; mvn package makes the folder");
        }
    }

    List<String> jobManager(Path configuration) {
        return java("-Xmx512m", JOB_MANAGER, configuration, List.of("--configDir", configuration.toString()));
    }

    /** @param id the same after a restart of the process would be another task manager to Flink */
    List<String> taskManager(Path configuration, String id) {
        return java(
                "-Xmx768m",
                TASK_MANAGER,
                configuration,
                List.of("--configDir", configuration.toString(), "-D", "taskmanager.resource-id=" + id));
    }

    /** The {@code flink} command. */
    List<String> client(Path configuration, List<String> arguments) {
        return java("-Xmx256m", CLIENT, configuration, arguments);
    }

    private List<String> java(String heap, String mainClass, Path configuration, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.add("-XX:+UseSerialGC");
        // Processes live for a minute here: compiling quickly counts for more than compiling well.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:MaxMetaspaceSize=256m");
        command.add("-Dlog4j2.configurationFile=" + configuration.resolve("log4j.properties"));
        command.add("-Dlog4j.configurationFile=" + configuration.resolve("log4j.properties"));
        OPENED.forEach(each -> command.add("--add-opens=" + each + "=ALL-UNNAMED"));
        command.add("-cp");
        command.add(lib + "/*");
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
