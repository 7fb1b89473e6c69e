/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real broker (one combined KRaft node) in a child process, which can be stopped, killed and started again.
 *
 * <p>Data, configuration and log stay in the settings' directory; whoever made the directory deletes it. The child ends
 * when this process ends, even by SIGKILL. Not safe for use by several threads.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final BrokerSettings settings;
    private int port;
    private Map<String, Integer> furtherPorts = Map.of();
    private @Nullable BrokerProcess process;

    private EmbeddedKafka(BrokerSettings settings) {
        this.settings = settings;
        this.port = settings.port();
    }

    /**
     * Starts a broker and waits until it serves clients, a few seconds.
     *
     * @throws BrokerStartException if a given port is taken, or the broker does not come up
     */
    public static EmbeddedKafka start(BrokerSettings settings) throws IOException {
        Files.createDirectories(settings.directory());
        EmbeddedKafka broker = new EmbeddedKafka(settings);
        broker.launch();
        return broker;
    }

    /** Starts the broker again after {@link #stop} or {@link #kill}: same directory, same port. */
    public void restart() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException("stop or kill the broker before it is started again");
        }
        launch();
    }

    /** What clients put into {@code bootstrap.servers}; the same after a restart. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The same for one of the settings' further listeners. */
    public String bootstrapServers(String listener) {
        Integer further = furtherPorts.get(listener);
        if (further == null) {
            throw new IllegalArgumentException("no listener %s, only %s".formatted(listener, furtherPorts.keySet()));
        }
        return "127.0.0.1:" + further;
    }

    /** The child's process id, for signals that this class does not send. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException("the broker does not run");
        }
        return process.pid();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends the broker in order (SIGTERM) and waits for its end. */
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    /** Ends the broker at once (SIGKILL), as a crash does. */
    public void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            ListenerPorts ports = ListenerPorts.choose(settings, port, furtherPorts);
            if (!FreePort.isFree(ports.plain())) {
                throw BrokerStartException.portTaken(ports.plain());
            }
            try {
                process = BrokerProcess.launch(settings, ServerProperties.write(settings, ports));
                port = ports.plain();
                furtherPorts = ports.further();
                return;
            } catch (BrokerStartException failed) {
                if (!failed.isPortTaken() || attempt == ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }
}
