/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One keyed operator with its state and timers, without a cluster.
 *
 * <p>Thin wrappers round Flink's own operator harness: they add the state backends, the end of the input and counts of
 * what is left behind. Whole pipelines belong to {@code cluster}.
 */
@NullMarked
package dev.freshet.testkit.harness;

import org.jspecify.annotations.NullMarked;
