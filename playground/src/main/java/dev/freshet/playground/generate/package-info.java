/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Synthetic input for the jobs: what a generator is, and where its records go. What a shop does stands in {@code shop},
 * what a bank does in {@code bank}.
 *
 * <p>Nothing here reads a clock or an unseeded random source: the same seed gives the same bytes.
 */
@NullMarked
package dev.freshet.playground.generate;

import org.jspecify.annotations.NullMarked;
