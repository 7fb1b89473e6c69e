/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the pins: that they hold, and that each fails with words that help. */
@NullMarked
package dev.freshet.testkit.pin;

import org.jspecify.annotations.NullMarked;
