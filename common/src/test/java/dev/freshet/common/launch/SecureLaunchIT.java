/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.log.CapturedLog;
import dev.freshet.testkit.kafka.SecureKafka.Door;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job runs from its command line to its committed results through every kind of listener, with the rights that are
 * documented and no other, and its secrets are nowhere but in their file.
 */
class SecureLaunchIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = "ELSEWHERE", mode = EnumSource.Mode.EXCLUDE)
    void runsEndToEndAndKeepsItsSecrets(Door door) throws Exception {
        SecureClient client = new SecureClient(directory).through(door);
        client.grant(door);
        client.call("one", "two");

        try (CapturedLog log = CapturedLog.debug()) {
            client.run();

            assertThat(client.echoes()).isEqualTo(2);
            if (door != Door.PLAIN) {
                assertThat(log.messages()).anyMatch(line -> line.contains("ssl.truststore.password = [hidden]"));
            }
            client.canaries().forEach(canary -> assertThat(log.messages()).noneMatch(line -> line.contains(canary)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MUTUAL", "SCRAM"})
    void holdsReferencesOnlyInWhatItExplainsAndSubmits(Door door) throws Exception {
        SecureClient client = new SecureClient(directory).through(door);

        String explained = client.run("--explain");
        String submitted = new String(jobGraph(client), StandardCharsets.ISO_8859_1);

        String reference = client.secret("stores");
        assertThat(List.of(explained, submitted))
                .allSatisfy(text -> assertThat(text).contains(reference));
        client.canaries().forEach(canary -> assertThat(List.of(explained, submitted))
                .noneMatch(text -> text.contains(new String(canary.getBytes(UTF_8), StandardCharsets.ISO_8859_1))));
    }

    private static byte[] jobGraph(SecureClient client) throws IOException {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        JobDefinition job = EchoJob.named(client.name());
        JobLaunch.in(environment, job, JobLaunch.options(job, client.arguments()));
        JobGraph graph = environment.getStreamGraph(false).getJobGraph();
        return InstantiationUtil.serializeObject(graph);
    }
}
