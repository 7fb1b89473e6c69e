/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

/**
 * A campaign that an occasion sets off. Whether it acts is decided later, by the same version.
 *
 * @param campaign the version that was in force when the watermark passed the occasion
 */
public record Triggered(Campaign campaign, Occasion occasion) {

    public String shopper() {
        return occasion.shopper();
    }
}
