/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Feeds a job and judges what it committed. Knows no job: a job brings its {@link Subject}.
 *
 * <p>The judgement is proven itself: a test lets jobs that lose or double records run into it.
 */
@NullMarked
package dev.freshet.systemtests.check;

import org.jspecify.annotations.NullMarked;
