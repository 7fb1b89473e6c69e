/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import static org.awaitility.Awaitility.await;

import dev.freshet.kafka.embedded.FreePort;
import dev.freshet.systemtests.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A session cluster: one job manager and some task managers, each a process that can be killed and started again.
 *
 * <p>A killed process stays in the list until it is started again. Not safe for use by several threads.
 */
public final class FlinkCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int restPort;
    private final int rpcPort;
    private final FlinkRest rest;
    private final List<ManagedProcess> taskManagers = new ArrayList<>();
    private ClusterSettings settings;
    private ManagedProcess jobManager;
    private int started;

    private FlinkCluster(ClusterSettings settings, int restPort, int rpcPort) {
        this.settings = settings;
        this.restPort = restPort;
        this.rpcPort = rpcPort;
        ClusterFiles.write(settings, restPort, rpcPort);
        this.rest = new FlinkRest(restPort);
        this.jobManager = launchJobManager();
    }

    /** Starts all processes and waits until the job manager has heard of every task manager. */
    public static FlinkCluster start(ClusterSettings settings) throws IOException {
        int restPort = FreePort.otherThan();
        FlinkCluster cluster = new FlinkCluster(settings, restPort, FreePort.otherThan(restPort));
        try {
            for (int count = 0; count < settings.taskManagers(); count++) {
                cluster.addTaskManager();
            }
            cluster.awaitTaskManagers(settings.taskManagers());
            return cluster;
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    public FlinkRest rest() {
        return rest;
    }

    public ClusterSettings settings() {
        return settings;
    }

    public ManagedProcess jobManager() {
        return jobManager;
    }

    /** Those that were started last, dead or alive. */
    public List<ManagedProcess> taskManagers() {
        return List.copyOf(taskManagers);
    }

    /** A task manager that works on the job. */
    public ManagedProcess taskManagerOf(SubmittedJob job, Random random) {
        Set<String> working = job.taskManagers();
        List<ManagedProcess> candidates = taskManagers.stream()
                .filter(each -> working.contains(each.name()) && each.isAlive())
                .toList();
        return candidates.get(random.nextInt(candidates.size()));
    }

    /** Starts one task manager more, under a name of its own. */
    private void addTaskManager() {
        started++;
        String name = "task-manager-" + started;
        taskManagers.add(launch(name, settings.installation().taskManager(settings.configuration(), name)));
    }

    /** Kills a task manager and starts another in its place. */
    public void replace(ManagedProcess taskManager) {
        taskManager.kill();
        forget(taskManager);
        addTaskManager();
    }

    /** Takes a process that is dead off the list. */
    private void forget(ManagedProcess taskManager) {
        taskManager.close();
        taskManagers.remove(taskManager);
    }

    /** Starts the job manager again on the same ports; with no high availability it knows of no job. */
    public void restartJobManager() {
        jobManager.close();
        jobManager = launchJobManager();
    }

    /** Sets an option of Flink's for the processes that are started from now on. */
    public void reconfigure(String key, String value) {
        settings = settings.withOption(key, value);
        ClusterFiles.write(settings, restPort, rpcPort);
    }

    /** Kills every process at once. */
    public void killAll() {
        List<ManagedProcess> all = new ArrayList<>(taskManagers);
        all.add(jobManager);
        ManagedProcess.killAll(all);
    }

    /** Starts as many processes as the settings say, after {@link #killAll}. */
    public void restartAll() {
        restartJobManager();
        taskManagers().forEach(this::forget);
        for (int count = 0; count < settings.taskManagers(); count++) {
            addTaskManager();
        }
        awaitTaskManagers(settings.taskManagers());
    }

    /**
     * Where the checkpoint lies that was completed last, as an operator finds it who has nothing but the directory.
     *
     * @throws IllegalStateException if there is none
     */
    public String newestCheckpoint() {
        List<Path> newestFirst = retainedCheckpoints();
        if (newestFirst.isEmpty()) {
            throw new IllegalStateException("no checkpoint below " + settings.checkpoints());
        }
        return newestFirst.get(0).toUri().toString();
    }

    /** The directories of all complete checkpoints, the newest first. */
    public List<Path> retainedCheckpoints() {
        try (Stream<Path> files = Files.walk(settings.checkpoints(), 3)) {
            return files.filter(each -> each.getFileName().toString().equals("_metadata"))
                    .sorted(Comparator.comparingLong(
                                    (Path each) -> each.toFile().lastModified())
                            .reversed())
                    .map(each -> Objects.requireNonNull(each.getParent()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this many task managers have registered, which takes a job manager that answers. */
    public void awaitTaskManagers(int count) {
        await("task managers").atMost(PATIENCE).ignoreExceptions().until(() -> rest.taskManagers() >= count);
    }

    /** Runs the {@code flink} command to its end and returns it. */
    public ManagedProcess runClient(List<String> arguments) {
        started++;
        ManagedProcess client =
                launch("client-" + started, settings.installation().client(settings.configuration(), arguments));
        client.awaitEnd(PATIENCE);
        return client;
    }

    private ManagedProcess launchJobManager() {
        return launch("job-manager", settings.installation().jobManager(settings.configuration()));
    }

    private ManagedProcess launch(String name, List<String> command) {
        Path log = settings.directory().resolve(name + ".log");
        return ManagedProcess.start(name, command, settings.directory(), log);
    }

    @Override
    public void close() {
        taskManagers.forEach(ManagedProcess::close);
        jobManager.close();
    }
}
