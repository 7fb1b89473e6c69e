/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand campaigns that every shopper is watched for, against one. How much slower the job gets is told, not judged. */
@Tag("alone")
class ManyCampaignsIT {

    private static final int CAMPAIGNS = 1_000;
    private static final int RECORDS = 50_000;

    private final long seed = Systems.seed();

    @Test
    @Tag("full")
    void areWatchedForAtAPrice() throws Exception {
        Duration one = drain(1);
        Duration many = drain(CAMPAIGNS);
        Systems.tell(
                "throughput, 1,000 campaigns : 1",
                String.format(
                        Locale.ROOT,
                        "%.2f of %.0f records/s",
                        (double) one.toMillis() / many.toMillis(),
                        RECORDS * 1_000.0 / one.toMillis()));
    }

    private Duration drain(int campaigns) throws Exception {
        return Drain.of(
                        String.format(Locale.ROOT, "campaigns: %,d", campaigns),
                        0,
                        Systems.settings("campaigns-" + campaigns, seed)
                                .subject(new EcommerceSubject().withCampaigns(campaigns)),
                        RECORDS)
                .duration();
    }
}
