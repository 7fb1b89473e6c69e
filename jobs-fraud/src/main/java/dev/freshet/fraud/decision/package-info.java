/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the rules that fired, the lists and the model to one outcome per transaction.
 */
@NullMarked
package dev.freshet.fraud.decision;

import org.jspecify.annotations.NullMarked;
