/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration file of one combined broker and controller. */
final class ServerProperties {

    static final int NODE_ID = 1;
    static final String PLAIN_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private ServerProperties() {}

    /**
     * Writes {@code server.properties} into the settings' directory.
     *
     * <p>The quorum is given by static voters: then the controller's port is not part of the stored metadata and may be
     * another one after a restart. Only the clients' ports have to stay.
     */
    static Path write(BrokerSettings settings, ListenerPorts ports) throws IOException {
        Properties server = new Properties();
        server.putAll(SingleNode.PROPERTIES);
        server.setProperty("process.roles", "broker,controller");
        server.setProperty("node.id", Integer.toString(NODE_ID));
        server.setProperty("log.dirs", data(settings.directory()).toString());
        server.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
        server.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        server.setProperty("inter.broker.listener.name", PLAIN_LISTENER);
        Map<String, String> protocols =
                new TreeMap<>(Map.of(PLAIN_LISTENER, "PLAINTEXT", CONTROLLER_LISTENER, "PLAINTEXT"));
        settings.listeners().forEach((name, protocol) -> protocols.put(name, protocol.name));
        Map<String, Integer> addresses = new TreeMap<>(ports.further());
        addresses.put(PLAIN_LISTENER, ports.plain());
        addresses.put(CONTROLLER_LISTENER, ports.controller());
        server.setProperty("listener.security.protocol.map", joined(protocols, "%s:%s"));
        server.setProperty("listeners", joined(addresses, "%s://127.0.0.1:%s"));
        server.putAll(settings.properties());
        Path file = settings.directory().resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            server.store(out, null);
        }
        return file;
    }

    private static String joined(Map<String, ?> listeners, String form) {
        return listeners.entrySet().stream()
                .map(listener -> form.formatted(listener.getKey(), listener.getValue()))
                .collect(Collectors.joining(","));
    }

    static Path data(Path directory) {
        return directory.resolve("data").toAbsolutePath();
    }
}
