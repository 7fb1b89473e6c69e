/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Event time: watermarks that garbage cannot move, and the end of a bounded input.
 *
 * <p>Nothing here reads a clock or knows a job.
 */
@NullMarked
package dev.freshet.common.time;

import org.jspecify.annotations.NullMarked;
