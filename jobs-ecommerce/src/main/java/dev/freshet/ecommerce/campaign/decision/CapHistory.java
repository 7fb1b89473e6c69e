/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.ecommerce.campaign.CampaignLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When one campaign has acted for one shopper, as far back as its cap looks.
 *
 * @param actions oldest first; no more than the cap allows, which {@link CampaignLimits} bounds
 */
public record CapHistory(List<Instant> actions) {

    static CapHistory empty() {
        return new CapHistory(List.of());
    }

    /** How many of them count at an instant: those less than {@code time} ago. Exactly that long ago counts no more. */
    long countedAt(Instant at, Duration time) {
        return actions.stream().filter(action -> action.isAfter(at.minus(time))).count();
    }

    /** Remembers one more, and forgets those that count no more. */
    CapHistory and(Instant at, Duration time) {
        List<Instant> kept = new ArrayList<>();
        actions.stream().filter(action -> action.isAfter(at.minus(time))).forEach(kept::add);
        kept.add(at);
        return new CapHistory(kept);
    }
}
