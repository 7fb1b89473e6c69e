/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one topic by its contract: bytes, event time, rules. Whatever comes in, a value or a rejection comes
 * out; nothing is thrown.
 *
 * <p>An event time is refused where it lies more than {@code skew} after the clock: it would drag the watermark along and
 * make everything else late.
 */
final class ContractReader<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;
    private final Codec<T> codec;
    private final Duration skew;
    private final Clock clock;

    /** @param clock must be serializable, as those of the JDK are */
    ContractReader(Topic<T> topic, Duration skew, JsonLimits limits, Clock clock) {
        this.topic = topic;
        this.codec = topic.codec(limits);
        this.skew = skew;
        this.clock = clock;
    }

    Topic<T> topic() {
        return topic;
    }

    /** Decodes a value that is not null. */
    Decoded<T> read(ConsumerRecord<byte[], byte[]> raw, byte[] json) {
        try {
            T value = codec.decode(json);
            String fault = firstBrokenRule(value);
            if (fault != null) {
                return reject(raw, ReasonCode.RULE_BROKEN, fault);
            }
            if (liesInFuture(topic.timeOf(value))) {
                return reject(raw, ReasonCode.TIME_IN_FUTURE, "the event time lies beyond the clock plus " + skew);
            }
            return Decoded.accepted(value);
        } catch (RefusedException e) {
            return reject(raw, e.reason(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return reject(
                    raw,
                    ReasonCode.MALFORMED_JSON,
                    "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Whether a time is further ahead of the clock than a producer's clock may be. */
    boolean liesInFuture(Instant time) {
        return time.isAfter(clock.instant().plus(skew));
    }

    private @Nullable String firstBrokenRule(T value) {
        for (ContractRule<T> rule : topic.rules()) {
            if (!rule.holds().test(value)) {
                return rule.description();
            }
        }
        return null;
    }

    /** The only place that keeps raw bytes. */
    static <R> Decoded<R> reject(ConsumerRecord<byte[], byte[]> raw, ReasonCode reason, String message) {
        List<RawHeader> headers = new ArrayList<>();
        for (Header header : raw.headers()) {
            headers.add(new RawHeader(header.key(), header.value()));
        }
        return Decoded.rejected(new Rejection(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                raw.key(),
                raw.value(),
                headers,
                reason,
                message));
    }
}
