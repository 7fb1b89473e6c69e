/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is looked at before a job starts, while a person still watches: whether Kafka answers, has the topics, allows the
 * timeouts, and whether the same job runs already.
 *
 * <p>Plain admin client code; nothing here belongs to a running job.
 */
@NullMarked
package dev.freshet.common.preflight;

import org.jspecify.annotations.NullMarked;
