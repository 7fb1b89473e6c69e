/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.ItemAudience;

/** A price, told to one part of those who may want to know it. */
public record PriceVersion(ItemAudience audience, ItemPrice price) {}
