/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.time.Instant;

/**
 * A visitor who has been a user.
 *
 * @param lastSeen time of the visitor's newest event, with a user or resolved to one
 * @param links how many links are kept
 */
public record LinkedVisitor(Instant lastSeen, int links) {}
