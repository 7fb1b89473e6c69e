/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The catalogue of bad input: what may arrive on a topic, and what has to become of it.
 *
 * <p>Made from one valid sample of a topic and a description of its fields; reasons are named as in the dead-letter
 * contract, but nothing here knows a codec.
 */
@NullMarked
package dev.freshet.testkit.badinput;

import org.jspecify.annotations.NullMarked;
