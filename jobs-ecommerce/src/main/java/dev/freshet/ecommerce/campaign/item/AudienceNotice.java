/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.ItemAudience;

/** That an item can be had, or cannot, told to one part of those who may want to know it. */
public record AudienceNotice(ItemAudience audience, AvailabilityChange change) {}
