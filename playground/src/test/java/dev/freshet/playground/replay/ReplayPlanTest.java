/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.UsageException;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the options of a replayed job come from. */
class ReplayPlanTest {

    private static final String ZONE = "FRESHET_OPTION_SHOP_TIME_ZONE";
    private static final Optional<String> ITS_OWN = Optional.empty();
    private static final Optional<String> GIVEN = Optional.of("kafka:9092");

    /** What belongs to the cluster that the job runs on. */
    private static final String PRODUCTION = """
            kafka:
              bootstrap.servers: broker.example:9093
              security.protocol: SASL_SSL
            source.mode: streaming
            source.start-from: latest
            job.instance: ecommerce-eu
            shop.time-zone: Europe/Berlin
            """;

    @TempDir
    private Path directory;

    @Test
    void obeysTheEnvironment() {
        ReplayPlan plan = plan(ITS_OWN, Map.of(ZONE, "Europe/Berlin"));

        assertThat(plan.options(Map.of()).given()).isEqualTo(Map.of("shop.time-zone", "Europe/Berlin"));
    }

    @Test
    void obeysArgumentsFirst() {
        ReplayPlan plan = plan(ITS_OWN, Map.of(ZONE, "Europe/Berlin"), "--set", "shop.time-zone=Asia/Tokyo");

        assertThat(plan.options(Map.of()).given()).isEqualTo(Map.of("shop.time-zone", "Asia/Tokyo"));
    }

    /** The file and the variables that the job has on its cluster; the replay is somewhere else. */
    @Test
    void leavesOutWhatIsSaidOfTheClusterOfTheJob() throws IOException {
        Map<String, String> variables =
                Map.of("FRESHET_OPTION_KAFKA_SASL_MECHANISM", "PLAIN", "FRESHET_OPTION_SOURCE_MODE", "streaming");

        ReplayPlan plan = plan(ITS_OWN, variables, "--config", production());

        assertThat(plan.options(Map.of("source.mode", "replay")).given())
                .isEqualTo(Map.of("source.mode", "replay", "shop.time-zone", "Europe/Berlin"));
        assertThat(plan.givenKafka()).isEmpty();
    }

    @Test
    void reachesAGivenKafkaAsTheJobDoes() throws IOException {
        Map<String, String> variables = Map.of("FRESHET_OPTION_KAFKA_SASL_MECHANISM", "PLAIN");

        ReplayPlan plan = plan(GIVEN, variables, "--config", production(), "--set", "kafka.client.rack=a");

        plan.check();
        assertThat(plan.givenKafka())
                .contains(new KafkaSettings(
                        "kafka:9092",
                        Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "client.rack", "a")));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrap.servers, which Kafka a replay uses is said by --bootstrap-servers HOST:PORT",
        "source.mode, a replay ends where its files end",
        "source.start-from, a replay reads its files from their beginning",
        "job.instance, a replay runs under a name of its own"
    })
    void refusesAnArgumentOfWhatItDecides(String key, String reason) {
        for (Optional<String> kafka : List.of(ITS_OWN, GIVEN)) {
            assertThatThrownBy(plan(kafka, Map.of(), "--set", "shop.time-zone=UTC", "--set", key + "=latest")::check)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("A replay cannot take --set " + key + ": " + reason + ". Leave it out.");
        }
    }

    @Test
    void obeysAnArgumentThatIsGoodForAnyKafka() {
        ReplayPlan plan = plan(ITS_OWN, Map.of(), "--set", "kafka.max.poll.records=20");

        plan.check();
        assertThat(plan.options(Map.of()).given()).isEqualTo(Map.of("kafka.max.poll.records", "20"));
    }

    @Test
    void refusesAnArgumentAboutAnotherKafkaThanItsOwn() {
        assertThatThrownBy(plan(ITS_OWN, Map.of(), "--set", "kafka.security.protocol=SSL")::check)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("A replay cannot take --set kafka.security.protocol: it has a Kafka of its own unless"
                        + " --bootstrap-servers HOST:PORT names another. Leave it out.");
    }

    @Test
    void refusesAMisspeltVariable() {
        ReplayPlan plan = plan(ITS_OWN, Map.of("FRESHET_OPTION_SHOP_TIMEZONE", "Europe/Berlin"));

        assertThatThrownBy(plan::check).isInstanceOf(UsageException.class).hasMessageContaining(ZONE);
    }

    private String production() throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), PRODUCTION).toString();
    }

    private static ReplayPlan plan(Optional<String> kafka, Map<String, String> variables, String... jobArguments) {
        return new ReplayPlan(
                Jobs.named("ecommerce"), List.of(), Path.of("results"), kafka, 1, 1, List.of(jobArguments), variables);
    }
}
