/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is done to an account at once: blocked, asked to prove who it is, let go; how often, for how long, and when not at all.
 */
@NullMarked
package dev.freshet.fraud.command;

import org.jspecify.annotations.NullMarked;
