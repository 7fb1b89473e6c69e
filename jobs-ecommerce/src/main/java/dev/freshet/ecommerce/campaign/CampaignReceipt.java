/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What became of a campaign document.
 *
 * @param refusal why it was refused, in words; null where it was not
 * @param inForce what is in force now; null if nothing is
 */
record CampaignReceipt(
        Result result, @Nullable String refusal, @Nullable Campaign inForce) {

    enum Result {
        /** It is in force, and replaces what was. */
        ACCEPTED,
        /** It says what is in force already. */
        REPEATED,
        /** What was in force stays so. */
        REFUSED,
        /** The campaign has ended. */
        REMOVED
    }

    static CampaignReceipt refused(String why, @Nullable Campaign inForce) {
        return new CampaignReceipt(Result.REFUSED, why, inForce);
    }
}
