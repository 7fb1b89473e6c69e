/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;

/**
 * A step goes from a visitor to the user whom the visitor signed in as.
 *
 * @param at the sign-in
 * @param isAway whether it goes from this shopper, or comes to
 */
public record StepTransfer(Instant at, boolean isAway) {}
