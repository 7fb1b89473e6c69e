/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

/**
 * What a window gains.
 *
 * @param windowEnd epoch milliseconds, exclusive
 */
public record FunnelGain(FunnelWindow window, long windowEnd, FunnelCounts counts) {}
