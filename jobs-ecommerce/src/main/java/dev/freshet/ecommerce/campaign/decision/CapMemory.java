/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import java.time.Instant;

/**
 * What one campaign has done for one shopper, as long as it counts.
 *
 * @param countsUntil when the newest action counts no more, by the cap that held when it was made
 */
public record CapMemory(CapHistory history, Instant countsUntil) {}
