/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.UsageException;
import dev.freshet.playground.cli.Jobs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the options of a replayed job come from. */
class ReplayPlanTest {

    private static final String ZONE = "FRESHET_OPTION_SHOP_TIME_ZONE";
    private static final Optional<KafkaSettings> ITS_OWN = Optional.empty();

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

    @Test
    void decidesItselfWhatMakesItAReplay() {
        ReplayPlan plan =
                plan(ITS_OWN, Map.of("FRESHET_OPTION_SOURCE_MODE", "streaming"), "--set", "source.mode=streaming");

        assertThat(plan.options(Map.of("source.mode", "replay")).given()).isEqualTo(Map.of("source.mode", "replay"));
    }

    /** They say how to log in at a Kafka that has nothing to do with the replay's own. */
    @Test
    void leavesOutWhatIsSaidOfAnotherKafka() {
        Map<String, String> variables = Map.of("FRESHET_OPTION_KAFKA_SECURITY_PROTOCOL", "SSL");

        assertThat(plan(ITS_OWN, variables).options(Map.of()).given()).isEmpty();
        assertThat(plan(Optional.of(KafkaSettings.at("kafka:9092")), variables)
                        .options(Map.of())
                        .given())
                .isEqualTo(Map.of("kafka.security.protocol", "SSL"));
    }

    @Test
    void refusesAMisspeltVariable() {
        ReplayPlan plan = plan(ITS_OWN, Map.of("FRESHET_OPTION_SHOP_TIMEZONE", "Europe/Berlin"));

        assertThatThrownBy(plan::check).isInstanceOf(UsageException.class).hasMessageContaining(ZONE);
    }

    private static ReplayPlan plan(
            Optional<KafkaSettings> kafka, Map<String, String> variables, String... jobArguments) {
        return new ReplayPlan(
                Jobs.named("ecommerce"), List.of(), Path.of("results"), kafka, 1, 1, List.of(jobArguments), variables);
    }
}
