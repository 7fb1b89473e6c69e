/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Assertions that keep a job's state restorable: uids, key types, state fields, and types that stay clear of Kryo.
 *
 * <p>Every failure says what to do. Nothing here runs a job.
 */
@NullMarked
package dev.freshet.testkit.pin;

import org.jspecify.annotations.NullMarked;
