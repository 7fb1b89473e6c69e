/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.time.Instant;

/**
 * Something on the way to an order that a visitor did. The same at the same instant is the same step.
 *
 * @param name one that {@link EventName#leadsToAnOrder}
 */
public record VisitorStep(Instant time, EventName name) {}
