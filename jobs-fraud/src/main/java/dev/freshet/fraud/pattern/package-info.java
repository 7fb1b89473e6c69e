/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Patterns in what an account does, each a decision on figures and states that others keep.
 */
@NullMarked
package dev.freshet.fraud.pattern;

import org.jspecify.annotations.NullMarked;
