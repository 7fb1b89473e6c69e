/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How well a job noticed what a generator had hidden in its input: labelled cases against alerts and decisions.
 */
@NullMarked
package dev.freshet.playground.evaluate;

import org.jspecify.annotations.NullMarked;
