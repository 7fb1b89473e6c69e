/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.ecommerce.catalog.EventKey;
import dev.freshet.ecommerce.catalog.ItemShard;
import dev.freshet.ecommerce.funnel.FunnelWindow;
import dev.freshet.ecommerce.metrics.Family;
import dev.freshet.ecommerce.metrics.Subject;
import dev.freshet.ecommerce.stock.ItemAtLocation;
import dev.freshet.ecommerce.stock.ReservationKey;
import dev.freshet.ecommerce.trending.ShopperItemKey;
import dev.freshet.testkit.pin.SavepointChecks;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class StatePinsTest implements SavepointChecks {

    @Override
    public StreamExecutionEnvironment job() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        JobLaunch.in(environment, EcommerceJob.DEFINITION, JobLaunch.options(EcommerceJob.DEFINITION));
        return environment;
    }

    @Override
    public Set<Class<?>> documents() {
        return EcommerceJob.DEFINITION.inputs().stream()
                .filter(topic -> topic.kind() == Topic.Kind.CONTROL)
                .<Class<?>>map(Topic::recordType)
                .collect(Collectors.toSet());
    }

    /** A hash that followed the process or the JDK would send one key to two subtasks, or miss its state after a restore. */
    @Test
    void keysOfSeveralPartsHashByTheirTextsAndNumbersAlone() {
        Subject subject = new Subject("ITEM", "mug");
        Family family = new Family(subject, "HOUR", 7, 11, 3);
        EventKey event = new EventKey("anna", "e-1", 13);

        assertThat(subject.hashCode()).isEqualTo(hash("ITEM".hashCode(), "mug".hashCode()));
        assertThat(family.hashCode()).isEqualTo(hash(subject.hashCode(), "HOUR".hashCode(), 7, 11, 3));
        assertThat(event.hashCode()).isEqualTo(hash("anna".hashCode(), "e-1".hashCode(), 13));
        assertThat(new ShopperItemKey("anna", "mug").hashCode()).isEqualTo(hash("anna".hashCode(), "mug".hashCode()));
        assertThat(new FunnelWindow("HOUR", 7).hashCode()).isEqualTo(hash("HOUR".hashCode(), 7));
        assertThat(new ItemAtLocation("mug", "berlin").hashCode())
                .isEqualTo(hash("mug".hashCode(), "berlin".hashCode()));
        assertThat(new ReservationKey("mug", "berlin", "r-1").hashCode())
                .isEqualTo(hash("mug".hashCode(), "berlin".hashCode(), "r-1".hashCode()));
        assertThat(new ItemShard("mug", 5).hashCode()).isEqualTo(hash("mug".hashCode(), 5));
    }

    private static int hash(int... parts) {
        return Arrays.stream(parts).reduce(0, (sum, part) -> 31 * sum + part);
    }
}
