/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.util.Map;

/**
 * What was bought, as {@link SalesRate} needs it.
 *
 * @param halfLifeMillis the half-life by which it was written
 * @param oldest time of the oldest purchase that is known, epoch milliseconds, whether it counts or not
 * @param newest time of the newest, epoch milliseconds
 * @param periods weighted units by the number of the half-life, counted from the epoch, in which they were bought; those of
 *     {@value SalesRate#PERIODS} half-lives at most
 */
public record SalesTally(long halfLifeMillis, long oldest, long newest, Map<Long, Long> periods) {

    static final SalesTally NOTHING = new SalesTally(0, Long.MAX_VALUE, Long.MIN_VALUE, Map.of());
}
