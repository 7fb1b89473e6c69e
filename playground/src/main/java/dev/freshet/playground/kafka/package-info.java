/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the command line does with Kafka: the topics of a job, their creation, and reading them to an end.
 *
 * <p>How a running job reads and writes belongs to {@code common}.
 */
@NullMarked
package dev.freshet.playground.kafka;

import org.jspecify.annotations.NullMarked;
