/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 7: an outage longer than the transactions live. What was prepared is gone, and nobody may overlook it. What becomes of a
 * job that is told to go on is seen in {@link CheckerProofIT}.
 */
class LongOutageIT {

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void theJobFailsAndNamesTheTransaction() throws Exception {
        try (LongOutage outage = LongOutage.begin(seed, new EcommerceSubject())) {
            outage.submit();

            LoudFailure.await(
                    outage.system(),
                    1,
                    "transaction " + outage.system().definition().name() + ".",
                    "sink.on-lost-transaction=accept",
                    outage.results());
            Systems.failedLoudly("7 outage longer than the transactions");
        }
    }
}
