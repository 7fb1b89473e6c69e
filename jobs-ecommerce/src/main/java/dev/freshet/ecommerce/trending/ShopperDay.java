/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.util.List;

/**
 * What one shopper did about one item on one day, as far as it may count.
 *
 * @param events by precedence
 */
public record ShopperDay(List<ShopperInterest> events) {

    static final ShopperDay EMPTY = new ShopperDay(List.of());
}
