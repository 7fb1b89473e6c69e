/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.time.Instant;
import java.util.List;

/**
 * A visitor of whom nobody knew who it was has signed in: what the visitor did before is the user's from then on.
 *
 * <p>May be said more than once of one sign-in, for what came late; each step is handed over once.
 *
 * @param visitor the anonymous id
 * @param at the sign-in; what is handed over counts for the user from then on
 * @param steps bounded by the option {@code funnel.most-visitor-steps}; empty where none is young enough
 */
public record HandedOver(String visitor, String user, Instant at, List<VisitorStep> steps) {}
