/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/** How long a window is, in the shop's calendar. Constants are appended, never renamed. */
public enum Granularity {
    MINUTE,
    HOUR,
    DAY
}
