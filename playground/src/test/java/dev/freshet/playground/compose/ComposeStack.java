/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code docker-compose.yml} with the profiles demo and metrics, under a project name and on host ports of its own.
 */
final class ComposeStack {

    private static final Logger LOG = LoggerFactory.getLogger(ComposeStack.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final String project;
    private final Map<String, String> variables = new HashMap<>(Map.of("COMPOSE_PROFILES", "demo,metrics"));
    private final HttpClient http = HttpClient.newHttpClient();

    ComposeStack() throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (String service : List.of("KAFKA", "FLINK", "PROMETHEUS", "GRAFANA")) {
            // All at once, so that no port is given twice.
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            taken.add(socket);
            variables.put("FRESHET_" + service + "_PORT", Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
        // As unique on this machine as the port.
        project = "freshet-it-" + variables.get("FRESHET_KAFKA_PORT");
    }

    /** Why no stack can be brought up on this machine, if so. */
    static Optional<String> obstacle() throws InterruptedException {
        for (List<String> command : List.of(
                List.of("docker", "version", "--format", "{{.Server.Version}}"),
                List.of("docker", "compose", "version", "--short"))) {
            CommandOutput answer = CommandOutput.ofAny(command, ComposeFile.ROOT.toFile(), Duration.ofMinutes(1));
            if (!answer.succeeded()) {
                return Optional.of("'" + String.join(" ", command) + "' says: "
                        + answer.text().strip());
            }
        }
        return Optional.empty();
    }

    /** Brings up what is not up, as a user does; returns when everything has been started. */
    void up(String... services) throws IOException, InterruptedException {
        LOG.info("docker compose up as {}: {}", project, variables);
        compose(Stream.concat(Stream.of("up", "--detach"), Stream.of(services)).toArray(String[]::new));
    }

    /** {@code docker compose …} for this project: what it prints. */
    String compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", project));
        command.addAll(List.of(arguments));
        return docker(command);
    }

    /** Every container of the project, those that have ended included, as {@code docker inspect} tells of it. */
    List<JsonNode> containers() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "inspect"));
        compose("ps", "--all", "--quiet").lines().forEach(command::add);
        List<JsonNode> containers = new ArrayList<>();
        JSON.readTree(docker(command)).forEach(containers::add);
        return containers;
    }

    /** What the first process of a running container is allowed to do, as the kernel tells. */
    String processStatus(JsonNode container) throws IOException, InterruptedException {
        return docker(List.of("docker", "exec", container.path("Id").asText(), "cat", "/proc/1/status"));
    }

    private String docker(List<String> command) throws IOException, InterruptedException {
        return CommandOutput.of(command, ComposeFile.ROOT.toFile(), variables, PATIENCE)
                .orFail(command);
    }

    String bootstrapServers() {
        return "localhost:" + variables.get("FRESHET_KAFKA_PORT");
    }

    /** The answer of Flink's REST interface. */
    JsonNode flink(String path) throws IOException, InterruptedException {
        return get("FLINK", path);
    }

    /** The answer of Prometheus' interface. */
    JsonNode prometheus(String path) throws IOException, InterruptedException {
        return get("PROMETHEUS", path);
    }

    private JsonNode get(String service, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + variables.get("FRESHET_" + service + "_PORT") + path);
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(address).timeout(ANSWER).build(), BodyHandlers.ofString())
                        .body());
    }

    /** Ends everything and forgets its data. */
    void down() throws IOException, InterruptedException {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
    }
}
