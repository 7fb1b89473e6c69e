/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The child process: formats the directory at the first start, serves until SIGTERM, and ends with its parent.
 *
 * <p>Prints {@link #READY} to the standard output once clients are served, and nothing else there; the log goes to the
 * standard error. The standard input is a pipe from the parent: its end means that the parent is gone, however it died.
 */
final class BrokerMain {

    static final String READY = "ready";

    /** For the broker's own shutdown, which takes a second or two. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BrokerMain() {}

    /** Serves with the {@code server.properties} whose path is the only argument. */
    public static void main(String[] arguments) throws Exception {
        new ParentWatch(System.in, PATIENCE).start();
        Properties properties = load(Path.of(arguments[0]));
        formatOnce(Path.of(properties.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void formatOnce(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(ServerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(ServerProperties.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .run();
    }
}
