/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

/**
 * An hour or day of which shoppers are counted. A key, so all of it is text and numbers.
 *
 * @param start epoch milliseconds
 */
public record FunnelWindow(String granularity, long start) {}
