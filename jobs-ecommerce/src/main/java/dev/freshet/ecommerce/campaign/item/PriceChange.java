/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.shopper.CartLine;
import org.jspecify.annotations.Nullable;

/**
 * A price that has changed while the item is in a cart.
 *
 * @param before the price until then; null if none was known
 */
public record PriceChange(CartLine line, @Nullable ItemPrice before, ItemPrice now) {}
