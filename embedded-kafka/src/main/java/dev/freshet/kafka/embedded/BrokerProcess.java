/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child JVM with a broker that serves clients. */
final class BrokerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /** Starts the child and waits until it serves clients. */
    static BrokerProcess launch(BrokerSettings settings, Path serverProperties) throws IOException {
        return launch(settings, command(settings, serverProperties));
    }

    static BrokerProcess launch(BrokerSettings settings, List<String> command) throws IOException {
        BrokerLog log = BrokerLog.in(settings.directory());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        try {
            awaitReady(process, settings, log);
            return new BrokerProcess(process);
        } catch (IOException | RuntimeException failed) {
            process.destroyForcibly();
            // Not interruptible: whoever deletes the directory next must not meet a process that writes into it.
            process.onExit()
                    .completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            throw failed;
        }
    }

    /**
     * The child runs on the parent's class path, which names the test runner's manifest-only JAR where there is one.
     * Ctrl-C reaches a terminal's whole process group; the shell makes the child ignore it, so that the parent decides
     * when the broker ends, and replaces itself with the JVM, so that the process id is the JVM's.
     */
    private static List<String> command(BrokerSettings settings, Path serverProperties) {
        return List.of(
                "sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=classpath:dev/freshet/kafka/embedded/broker-log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                serverProperties.toString());
    }

    private static void awaitReady(Process process, BrokerSettings settings, BrokerLog log) throws IOException {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> ready.complete(saysReady(process)), "broker-ready");
        reader.setDaemon(true);
        reader.start();
        try {
            long patience = settings.startTimeout().toMillis();
            if (!ready.get(patience, TimeUnit.MILLISECONDS)) {
                if (!process.waitFor(patience, TimeUnit.MILLISECONDS)) {
                    throw BrokerStartException.silent(settings, log);
                }
                throw BrokerStartException.died(process.exitValue(), log);
            }
        } catch (TimeoutException slow) {
            throw BrokerStartException.tooSlow(settings, log);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the Kafka broker started");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads to the line that says so, because the JVM prints its own warnings there too; false at the end of output. */
    private static boolean saysReady(Process process) {
        try (BufferedReader output = process.inputReader()) {
            return output.lines().anyMatch(BrokerMain.READY::equals);
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM: the broker closes its log files. Becomes a kill when that takes longer than half a minute. */
    void stop() {
        process.destroy();
        if (!ended(PATIENCE)) {
            kill();
        }
    }

    /** SIGKILL: nothing is closed or flushed. */
    void kill() {
        process.destroyForcibly();
        if (!ended(PATIENCE)) {
            throw new IllegalStateException("the Kafka broker, process " + pid() + ", does not end");
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while the Kafka broker ended"));
        }
    }
}
