/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The words in which a job states its contract: topics, records that were decoded or refused, and why.
 *
 * <p>Everything here is plain data; connecting a topic to Kafka belongs to {@code delivery}, reading bytes to {@code codec}.
 */
@NullMarked
package dev.freshet.common.contract;

import org.jspecify.annotations.NullMarked;
