/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import java.time.Instant;

/**
 * A cart that has changed and is not empty.
 *
 * @param at never before that of an earlier one of the same shopper
 */
public record CartVersion(String shopper, Cart cart, Instant at) {}
