/* SPDX-License-Identifier: Apache-2.0 */
/** A job as the rules want it. */
@NullMarked
package dev.freshet.example.good;

import org.jspecify.annotations.NullMarked;
