/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The configuration file of one combined broker and controller. */
final class ServerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private ServerProperties() {}

    /**
     * Writes {@code server.properties} into the settings' directory.
     *
     * <p>The quorum is given by static voters: then the controller's port is not part of the stored metadata and may be
     * another one after a restart. Only the clients' port has to stay.
     */
    static Path write(BrokerSettings settings, int port, int controllerPort) throws IOException {
        Properties server = new Properties();
        server.putAll(SingleNode.PROPERTIES);
        server.setProperty("process.roles", "broker,controller");
        server.setProperty("node.id", Integer.toString(NODE_ID));
        server.setProperty("log.dirs", data(settings.directory()).toString());
        server.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        server.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        server.setProperty("inter.broker.listener.name", "PLAINTEXT");
        server.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        server.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
        server.putAll(settings.properties());
        Path file = settings.directory().resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            server.store(out, null);
        }
        return file;
    }

    static Path data(Path directory) {
        return directory.resolve("data").toAbsolutePath();
    }
}
