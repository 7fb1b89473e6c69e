/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 7: an outage longer than the transactions live. What was prepared is gone, and nobody may overlook it. What becomes of a
 * job that is told to go on is seen in {@link CheckerProofIT}.
 */
class LongOutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void theJobFailsAndNamesTheTransaction() throws Exception {
        try (LongOutage outage = LongOutage.begin(seed)) {
            outage.submit();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            outage.system().job().failures())
                    .contains("transaction ecommerce.", "sink.on-lost-transaction=accept", "ecommerce.orders.v1"));
            Systems.failedLoudly("7 outage longer than the transactions");
        }
    }
}
