/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

        assertThatThrownBy(launch::preflight)
                .isInstanceOf(PreflightException.class)
                .hasMessageStartingWith("the job cannot start:\n  - ")
                .hasMessageContaining("topics do not exist: ecommerce.events.v1, ecommerce.events.v1.dlq")
                .hasMessageContaining("ecommerce.orders.v1.dlq")
                .hasMessageContaining("Create them, or set topics.create=true")
                .hasMessageContaining("sink.transaction-timeout is ")
                .hasMessageContaining("but the broker allows at most ")
                .hasMessageContaining("lower the option, or raise transaction.max.timeout.ms on the brokers");
    }
}
