/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import java.time.Instant;

/** As whom, and when, an unknown visitor signed in. */
public record SignedIn(String user, Instant at) {}
