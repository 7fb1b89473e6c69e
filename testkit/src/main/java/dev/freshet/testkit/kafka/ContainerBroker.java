/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import dev.freshet.kafka.embedded.SingleNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container of Apache's own image. */
final class ContainerBroker {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerBroker.class);
    private static final String IMAGE = "apache/kafka:4.2.1";

    private ContainerBroker() {}

    static TestBroker start() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        SingleNode.PROPERTIES.forEach((name, value) -> container.withEnv(environmentName(name), value));
        try {
            container.start();
        } catch (RuntimeException failed) {
            container.stop();
            throw failed;
        }
        return new TestBroker("container of " + IMAGE, container.getBootstrapServers(), container::stop);
    }

    /** A container, or a child process where no engine answers or the image cannot be had. */
    static TestBroker startIfPossible() {
        if (!engineAnswers()) {
            return ProcessBroker.start("no Docker engine answers");
        }
        try {
            return start();
        } catch (RuntimeException failed) {
            LOG.warn("A Docker engine answers, but {} does not start there: {}", IMAGE, failed.toString());
            return ProcessBroker.start("the container did not start");
        }
    }

    /** Looks for a sign of an engine first: where there is none, Testcontainers logs its whole search as an error. */
    private static boolean engineAnswers() {
        boolean sign =
                System.getenv("DOCKER_HOST") != null || sockets().stream().anyMatch(Files::exists);
        return sign && DockerClientFactory.instance().isDockerAvailable();
    }

    private static List<Path> sockets() {
        Path home = Path.of(System.getProperty("user.home"));
        return List.of(
                Path.of("/var/run/docker.sock"),
                Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"),
                home.resolve(".testcontainers.properties"));
    }

    private static String environmentName(String property) {
        return "KAFKA_" + property.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
