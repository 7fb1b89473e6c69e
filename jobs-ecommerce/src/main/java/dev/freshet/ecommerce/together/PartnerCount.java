/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

/**
 * How many more orders contain an item together with another.
 *
 * @param orders negative where more were taken back than came
 */
public record PartnerCount(String itemId, long orders) {}
