/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is known of an account and a terminal at the moment of a transaction, as named figures.
 *
 * <p>{@link AmountWindows} and {@link FraudShares} look back over windows; what they keep lies in a {@link BucketTree}, so that
 * neither an old transaction nor a long window costs more than a few reads. They answer by the time of the events, whatever
 * the order in which they come: what comes late sees what was before it, and is seen by what comes after.
 */
@NullMarked
package dev.freshet.fraud.feature;

import org.jspecify.annotations.NullMarked;
