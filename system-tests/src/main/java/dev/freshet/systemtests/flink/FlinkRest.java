/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The REST API of a session cluster, as far as a test asks it. Every call fails while the job manager is away. */
public final class FlinkRest {

    /** A frozen job manager takes connections and never answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    FlinkRest(int port) {
        this.root = URI.create("http://127.0.0.1:" + port + "/");
    }

    public URI root() {
        return root;
    }

    int taskManagers() {
        return get("overview").path("taskmanagers").asInt();
    }

    /**
     * What it answers.
     *
     * @param path below the root, such as {@code jobs/overview}
     */
    public JsonNode get(String path) {
        return call(HttpRequest.newBuilder(root.resolve(path)).GET());
    }

    /** The same as it comes. */
    public String text(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)).GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    void patch(String path) {
        call(HttpRequest.newBuilder(root.resolve(path)).method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode call(HttpRequest.Builder request) {
        String answer = send(request);
        try {
            return JSON.readTree(answer.isEmpty() ? "{}" : answer);
        } catch (JsonProcessingException e) {
            throw new FlinkRestException("no JSON: " + answer, e);
        }
    }

    private String send(HttpRequest.Builder request) {
        HttpRequest timed = request.timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = client.send(timed, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new FlinkRestException(
                        timed.uri() + " answers " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new FlinkRestException(timed.uri() + " does not answer: " + e, e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlinkRestException("interrupted while asking " + timed.uri(), interrupted);
        }
    }
}
