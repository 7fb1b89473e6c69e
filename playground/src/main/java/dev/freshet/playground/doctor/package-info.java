/* SPDX-License-Identifier: Apache-2.0 */
/** Whether this machine can build and run the suite, and what to do where it cannot. */
@NullMarked
package dev.freshet.playground.doctor;

import org.jspecify.annotations.NullMarked;
