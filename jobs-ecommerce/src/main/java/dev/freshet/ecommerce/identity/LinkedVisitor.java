/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.time.Instant;

/**
 * A visitor who has been a user.
 *
 * @param lastSignedIn time of the visitor's newest event with a user
 * @param links how many links are kept
 */
public record LinkedVisitor(Instant lastSignedIn, int links) {}
