/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What leaves a job: encoded records, dead letters, and the one transactional sink that carries them.
 *
 * <p>Everything here works on bytes and topic names; what a record means stays with the job.
 */
@NullMarked
package dev.freshet.common.delivery;

import org.jspecify.annotations.NullMarked;
