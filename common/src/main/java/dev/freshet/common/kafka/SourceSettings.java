/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.codec.JsonLimits;
import java.io.Serializable;
import java.time.Duration;

/**
 * How a job reads its topics.
 *
 * @param groupId consumer group under which offsets are committed, with each checkpoint, for monitoring and first starts
 * @param start where a group begins that has never committed
 * @param skew how far an event time may lie after the clock
 * @param discovery how often new partitions are looked for; they are read from their beginning
 * @param limits what a record may ask of the reader; a larger one is refused
 * @param bounded read to the end that the topics have at the start, then finish
 */
public record SourceSettings(
        String groupId, StartPolicy start, Duration skew, Duration discovery, JsonLimits limits, boolean bounded)
        implements Serializable {

    public SourceSettings {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("the consumer group is missing");
        }
        if (skew.isNegative()) {
            throw new IllegalArgumentException("the allowed clock skew is negative: " + skew);
        }
        if (discovery.isNegative() || discovery.isZero()) {
            throw new IllegalArgumentException("the interval of partition discovery must be positive: " + discovery);
        }
    }
}
