/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.testkit.pin.SavepointChecks;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

class StatePinsTest implements SavepointChecks {

    @Override
    public StreamExecutionEnvironment job() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        JobLaunch.in(environment, FraudJob.DEFINITION, JobLaunch.options(FraudJob.DEFINITION));
        return environment;
    }

    @Override
    public Set<Class<?>> documents() {
        return FraudJob.DEFINITION.inputs().stream()
                .filter(topic -> topic.kind() == Topic.Kind.CONTROL)
                .<Class<?>>map(Topic::recordType)
                .collect(Collectors.toSet());
    }
}
