/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;

/**
 * A campaign that is set off for a shopper.
 *
 * @param history of the campaign and the shopper; of rehearsals where the campaign rehearses, else of live actions
 */
record Candidate(Campaign campaign, Occasion occasion, CapHistory history) {}
