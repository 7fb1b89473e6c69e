/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What several commands need to talk to their user: arguments, failures, progress.
 *
 * <p>No command stands here, and nothing that touches Kafka or Flink.
 */
@NullMarked
package dev.freshet.playground.cli;

import org.jspecify.annotations.NullMarked;
