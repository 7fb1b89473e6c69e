/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.flink;

import dev.freshet.systemtests.process.ManagedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job JAR with its arguments, to be given to a cluster by the {@code flink run} command.
 *
 * @param jar the fat JAR that users get
 * @param arguments the job's own
 * @param parallelism of all operators
 * @param savepoint a savepoint or retained checkpoint to begin from; null for nothing
 * @param mayDropState lets Flink leave out state of the savepoint that no operator claims
 */
public record JobSubmission(
        Path jar,
        List<String> arguments,
        int parallelism,
        @Nullable String savepoint,
        boolean mayDropState) {

    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");

    public static JobSubmission of(Path jar, int parallelism, List<String> arguments) {
        return new JobSubmission(jar, List.copyOf(arguments), parallelism, null, false);
    }

    public JobSubmission withParallelism(int other) {
        return new JobSubmission(jar, arguments, other, savepoint, mayDropState);
    }

    public JobSubmission from(String path) {
        return new JobSubmission(jar, arguments, parallelism, path, mayDropState);
    }

    public JobSubmission dropping() {
        return new JobSubmission(jar, arguments, parallelism, savepoint, true);
    }

    /** The same from another JAR. */
    public JobSubmission with(Path otherJar) {
        return new JobSubmission(otherJar, arguments, parallelism, savepoint, mayDropState);
    }

    /** With {@code --set} for each assignment, after those that are there: the later wins. */
    public JobSubmission set(String... assignments) {
        List<String> more = new ArrayList<>(arguments);
        for (String assignment : assignments) {
            more.add("--set");
            more.add(assignment);
        }
        return new JobSubmission(jar, List.copyOf(more), parallelism, savepoint, mayDropState);
    }

    /**
     * Runs the command to its end.
     *
     * @throws RefusedSubmissionException with all that the command said and how it ended, when no job came of it
     */
    public SubmittedJob submit(FlinkCluster cluster) {
        ManagedProcess client = cluster.runClient(command());
        Matcher id = SUBMITTED.matcher(client.output());
        if (!id.find()) {
            throw new RefusedSubmissionException(client.exitStatus(), client.output());
        }
        return new SubmittedJob(cluster.rest(), id.group(1));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism)));
        if (savepoint != null) {
            command.addAll(List.of("-s", savepoint));
        }
        if (mayDropState) {
            command.add("-n");
        }
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
