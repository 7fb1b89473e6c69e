/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A job of a session cluster: what it is doing, its checkpoints, its end. */
public final class SubmittedJob {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final FlinkRest rest;
    private final String id;

    SubmittedJob(FlinkRest rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Flink's word for it, {@code RUNNING}, {@code RESTARTING}, {@code FAILED} and so on. */
    public String state() {
        return rest.get("jobs/" + id).path("state").asText();
    }

    /** Whether every task runs, which a job is called long before. */
    public boolean allTasksRun() {
        JsonNode job = rest.get("jobs/" + id);
        int running = job.path("status-counts").path("RUNNING").asInt();
        return job.path("state").asText().equals("RUNNING")
                && running == job.path("vertices").size();
    }

    public void awaitRunning() {
        until("job runs", this::allTasksRun);
    }

    /** Waits until so many checkpoints that began after now have completed: then the job is well again. */
    public void awaitCheckpoints(int count) {
        Instant now = Instant.now();
        until("checkpoints", () -> completedSince(now) >= count);
    }

    /** Waits for a checkpoint that has begun and is not complete. */
    public void awaitCheckpointInProgress() {
        until("checkpoint in progress", () -> checkpointsInProgress() > 0);
    }

    /** How many checkpoints have begun and are not complete. */
    public int checkpointsInProgress() {
        return checkpoints("in_progress");
    }

    /** Waits until tasks are being deployed or load their state. */
    public void awaitTasksStarting() {
        until("tasks starting", () -> {
            JsonNode counts = rest.get("jobs/" + id).path("status-counts");
            return counts.path("DEPLOYING").asInt()
                            + counts.path("INITIALIZING").asInt()
                    > 0;
        });
    }

    private int completedSince(Instant begin) {
        int count = 0;
        for (JsonNode checkpoint : rest.get("jobs/" + id + "/checkpoints").path("history")) {
            boolean began = checkpoint.path("trigger_timestamp").asLong() > begin.toEpochMilli();
            if (began && checkpoint.path("status").asText().equals("COMPLETED")) {
                count++;
            }
        }
        return count;
    }

    /** Waits until Flink has restored the job so many times, and it runs and completes checkpoints again. */
    public void awaitRecovery(int restores) {
        until("restore", () -> restores() >= restores);
        awaitRunning();
        awaitCheckpoints(1);
    }

    /** The ids of the task managers that run tasks of the job. */
    public Set<String> taskManagers() {
        Set<String> ids = new TreeSet<>();
        for (JsonNode vertex : rest.get("jobs/" + id).path("vertices")) {
            rest.get("jobs/" + id + "/vertices/" + vertex.path("id").asText())
                    .path("subtasks")
                    .forEach(subtask -> ids.add(subtask.path("taskmanager-id").asText()));
        }
        return ids;
    }

    /** In how many subtasks each task of the job runs, by the task's name. */
    public Map<String, Integer> parallelism() {
        Map<String, Integer> parallelism = new TreeMap<>();
        for (JsonNode vertex : rest.get("jobs/" + id).path("vertices")) {
            parallelism.put(
                    vertex.path("name").asText(), vertex.path("parallelism").asInt());
        }
        return parallelism;
    }

    /**
     * How many records each subtask of a task has read.
     *
     * @param task what the task's name begins with, up to the first arrow
     * @param atLeast how many they are together when Flink, which hears of them from time to time, has heard of all
     */
    public List<Long> recordsRead(String task, long atLeast) {
        until(
                "records read by " + task,
                () -> recordsRead(task).stream().mapToLong(Long::longValue).sum() >= atLeast);
        return recordsRead(task);
    }

    private List<Long> recordsRead(String task) {
        List<Long> read = new ArrayList<>();
        for (JsonNode vertex : rest.get("jobs/" + id).path("vertices")) {
            String name = vertex.path("name").asText();
            if (name.equals(task) || name.startsWith(task + " ->")) {
                rest.get("jobs/" + id + "/vertices/" + vertex.path("id").asText())
                        .path("subtasks")
                        .forEach(subtask -> read.add(
                                subtask.path("metrics").path("read-records").asLong()));
            }
        }
        return read;
    }

    /** How often Flink restored the job from a checkpoint. */
    public int restores() {
        return checkpoints("restored");
    }

    /** How many checkpoints are complete, over all attempts. */
    public int completedCheckpoints() {
        return checkpoints("completed");
    }

    /** How many checkpoints were given up. */
    public int failedCheckpoints() {
        return checkpoints("failed");
    }

    private int checkpoints(String count) {
        return rest.get("jobs/" + id + "/checkpoints")
                .path("counts")
                .path(count)
                .asInt();
    }

    /** For how long subtasks have stood still because the one behind them took nothing, over all subtasks and attempts now running. */
    public Duration backPressured() {
        long millis = 0;
        for (JsonNode vertex : rest.get("jobs/" + id).path("vertices")) {
            millis += vertex.path("metrics")
                    .path("accumulated-backpressured-time")
                    .asLong();
        }
        return Duration.ofMillis(millis);
    }

    /** Where the newest completed checkpoint lies; it is kept when the job ends. */
    public String newestCheckpoint() {
        return rest.get("jobs/" + id + "/checkpoints")
                .path("latest")
                .path("completed")
                .path("external_path")
                .asText();
    }

    /** How much state the newest completed checkpoint stands for, also where it shares files with those before. */
    public long stateBytes() {
        return rest.get("jobs/" + id + "/checkpoints")
                .path("latest")
                .path("completed")
                .path("state_size")
                .asLong();
    }

    /**
     * Takes a savepoint of the running job and returns where it lies. What the job had written before it stays uncommitted
     * until the next checkpoint.
     */
    public String savepoint() {
        return awaitSavepoint(rest.post("jobs/" + id + "/savepoints", Map.of("cancel-job", false)));
    }

    /** Takes a savepoint, commits what belongs to it, ends the job and returns where the savepoint lies. */
    public String stopWithSavepoint() {
        String location = awaitSavepoint(rest.post("jobs/" + id + "/stop", Map.of("drain", false)));
        until("end of the job", () -> state().equals("FINISHED"));
        return location;
    }

    private String awaitSavepoint(JsonNode trigger) {
        String path = "jobs/" + id + "/savepoints/" + trigger.path("request-id").asText();
        until(
                "savepoint",
                () -> rest.get(path).path("status").path("id").asText().equals("COMPLETED"));
        JsonNode operation = rest.get(path).path("operation");
        if (operation.has("failure-cause")) {
            throw new FlinkRestException("no savepoint: " + operation.path("failure-cause"));
        }
        return operation.path("location").asText();
    }

    /** Ends the job without a word; its newest checkpoint stays. */
    public void cancel() {
        rest.patch("jobs/" + id);
        until("end of the job", () -> state().equals("CANCELED"));
    }

    /** Waits until the job has given up and returns why. */
    public String awaitFailure() {
        until("failure", () -> state().equals("FAILED"));
        return failures();
    }

    /** The stack traces that the job manager keeps of the job. */
    public String failures() {
        JsonNode exceptions = rest.get("jobs/" + id + "/exceptions");
        StringBuilder text = new StringBuilder(exceptions.path("root-exception").asText());
        exceptions.path("exceptionHistory").path("entries").forEach(entry -> text.append('\n')
                .append(entry.path("stacktrace").asText()));
        return text.toString();
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what)
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .ignoreExceptionsInstanceOf(FlinkRestException.class)
                .until(condition);
    }
}
