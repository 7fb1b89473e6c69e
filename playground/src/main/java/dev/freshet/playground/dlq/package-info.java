/* SPDX-License-Identifier: Apache-2.0 */
/** Dead letters: what was refused and why, and the way back. The format of a dead letter belongs to {@code common}. */
@NullMarked
package dev.freshet.playground.dlq;

import org.jspecify.annotations.NullMarked;
