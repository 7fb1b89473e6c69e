/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import java.time.Instant;

/**
 * Views in one category that follow each other.
 *
 * @param since time of the first; it names the run
 * @param last time of the newest
 */
public record CategoryViews(String category, long views, Instant since, Instant last) {}
