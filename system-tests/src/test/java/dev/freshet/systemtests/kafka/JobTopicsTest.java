/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EcommerceJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTopicsTest {

    @Test
    void aJobWritesResultsAndWhatGoesWithThemAndWithItsInputs() {
        List<String> written = JobTopics.written(EcommerceJob.DEFINITION);

        assertThat(written)
                .doesNotHaveDuplicates()
                .contains("ecommerce.orders.v1", "ecommerce.orders.v1.dlq")
                .contains("ecommerce.stock.v1", "ecommerce.alerts.v1", "ecommerce.actions.v1")
                .contains("ecommerce.events.v1.dlq", "ecommerce.events.v1.late")
                .contains("ecommerce.inventory.v1.dlq", "ecommerce.inventory.v1.late")
                .contains("ecommerce.catalog.v1.dlq")
                .contains("ecommerce.campaigns.v1.dlq", "ecommerce.campaigns.v1.status")
                .contains("ecommerce.status.v1");
        EcommerceJob.DEFINITION.inputs().forEach(input -> assertThat(written).doesNotContain(input.name()));
    }
}
