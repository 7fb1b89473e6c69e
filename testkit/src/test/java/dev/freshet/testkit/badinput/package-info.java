/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the catalogue of bad input. */
@NullMarked
package dev.freshet.testkit.badinput;

import org.jspecify.annotations.NullMarked;
