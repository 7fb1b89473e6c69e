/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A real Kafka broker in a process of its own, made of Kafka's own artifacts on the class path.
 *
 * <p>For tests and for local runs only. Nothing here knows topics, records or Flink, and nothing here belongs into a job.
 */
@NullMarked
package dev.freshet.kafka.embedded;

import org.jspecify.annotations.NullMarked;
