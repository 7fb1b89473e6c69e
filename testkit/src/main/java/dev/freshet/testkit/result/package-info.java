/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What "the same final rows" means, and input in another order that has to lead to them.
 *
 * <p>Plain collections; running a pipeline belongs to {@code cluster}.
 */
@NullMarked
package dev.freshet.testkit.result;

import org.jspecify.annotations.NullMarked;
