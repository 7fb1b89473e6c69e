/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic of facts with the time at which Kafka got it, for jobs that tell how long an answer took. It is nobody's
 * event time.
 *
 * @param at the record's timestamp, by the clock of the producer or of the broker; null where the record has none
 */
public record Received<T>(T value, @Nullable Instant at) {}
