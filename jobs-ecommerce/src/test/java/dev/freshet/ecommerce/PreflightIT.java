/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.preflight.PreflightException;
import dev.freshet.testkit.kafka.KafkaFixture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** What the job says before it starts, when the broker could not run it without loss. */
class PreflightIT {

    private final KafkaFixture kafka = KafkaFixture.shared();

    @Test
    void missingTopicsAndATimeoutAboveTheBrokersMaximumAreNamedTogetherWithWhatToDo() {
        JobLaunch launch = JobLaunch.in(
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration()),
                EcommerceJob.DEFINITION,
                JobLaunch.options(
                        EcommerceJob.DEFINITION,
                        "--set",
                        "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                        "--set",
                        "sink.transaction-timeout=2 h"));

        PreflightException refused = catchThrowableOfType(PreflightException.class, launch::preflight);

        assertThat(refused)
                .hasMessage("the job cannot start:\n  - " + String.join("\n  - ", refused.faults()))
                .extracting(PreflightException::faults, as(LIST))
                .containsExactly(
                        "topics do not exist: ecommerce.events.v1, ecommerce.events.v1.dlq, ecommerce.events.v1.late,"
                                + " ecommerce.inventory.v1, ecommerce.inventory.v1.dlq, ecommerce.inventory.v1.late,"
                                + " ecommerce.catalog.v1, ecommerce.catalog.v1.dlq,"
                                + " ecommerce.campaigns.v1, ecommerce.campaigns.v1.dlq, ecommerce.campaigns.v1.status,"
                                + " ecommerce.orders.v1, ecommerce.orders.v1.dlq,"
                                + " ecommerce.product-metrics.v1, ecommerce.product-metrics.v1.dlq,"
                                + " ecommerce.actions.v1, ecommerce.actions.v1.dlq,"
                                + " ecommerce.funnel.v1, ecommerce.funnel.v1.dlq,"
                                + " ecommerce.stock.v1, ecommerce.stock.v1.dlq,"
                                + " ecommerce.alerts.v1, ecommerce.alerts.v1.dlq,"
                                + " ecommerce.trending.v1, ecommerce.trending.v1.dlq,"
                                + " ecommerce.bought-together.v1, ecommerce.bought-together.v1.dlq, ecommerce.status.v1."
                                + " Create them, or set topics.create=true",
                        "sink.transaction-timeout is 2h, but the broker allows at most 15m: lower the option, or raise"
                                + " transaction.max.timeout.ms on the brokers");
    }
}
