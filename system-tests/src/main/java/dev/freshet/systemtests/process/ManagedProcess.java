/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process that a test started: all that it says goes to a file, and whatever a test does to it goes to its process id.
 *
 * <p>It is killed when this JVM ends in order, so that a test that fails leaves nobody behind.
 */
public final class ManagedProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atEnd;

    private ManagedProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atEnd = new Thread(process::destroyForcibly, "kill-" + name);
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** Starts a command in a directory; output and errors are appended to the log. */
    public static ManagedProcess start(String name, List<String> command, Path directory, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            LOG.info("{} is process {}, log {}", name, process.pid(), log);
            return new ManagedProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All it said so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, and returns when the process is gone. */
    public void kill() {
        killAll(List.of(this));
    }

    /** SIGKILL to all before the end of any is awaited. */
    public static void killAll(List<ManagedProcess> all) {
        for (ManagedProcess each : all) {
            LOG.info("kill -9 {} ({})", each.pid(), each.name);
            each.process.destroyForcibly();
        }
        all.forEach(each -> each.awaitEnd(PATIENCE));
    }

    /** SIGSTOP: it stays, and does nothing, not even answer. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        LOG.info("kill -{} {} ({})", signal, pid(), name);
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(name + " took no SIG" + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /**
     * Waits for its end and returns the exit status.
     *
     * @throws IllegalStateException when it takes longer
     */
    public int awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " has not ended after " + atMost + "; its log is " + log);
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Of a process that has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    private IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for " + name, cause);
    }

    /** Ends the process if it still runs. A frozen one ends too. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
            awaitEnd(PATIENCE);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running; it finds a process that is gone.
            LOG.debug("{} was closed while this JVM ends", name, alreadyEnding);
        }
    }
}
