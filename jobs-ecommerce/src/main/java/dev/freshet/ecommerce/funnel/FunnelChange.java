/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import java.time.Instant;

/**
 * One shopper's furthest step from the views of one window has changed.
 *
 * @param windowStart epoch milliseconds
 * @param windowEnd epoch milliseconds, exclusive
 * @param from how many steps were reached before, the view included; 0 if the shopper was not in the window
 * @param to how many are reached now
 * @param at event time of the shopper's newest step
 */
public record FunnelChange(Granularity granularity, long windowStart, long windowEnd, int from, int to, Instant at) {}
