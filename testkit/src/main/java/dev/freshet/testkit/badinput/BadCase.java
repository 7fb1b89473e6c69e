/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue: a record as it arrives, and what has to become of it.
 *
 * @param name unique within the catalogue
 * @param key raw Kafka key
 * @param value raw Kafka value
 * @param headers Kafka headers
 * @param expected the right outcomes
 * @param needs what it takes to judge it
 */
public record BadCase(
        String name,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        Expectation expected,
        Needs needs) {

    /** What it takes to judge a case. */
    public enum Needs {
        /** The bytes of the value alone. */
        VALUE,
        /** The wall clock as well. */
        CLOCK,
        /** A broker: the case is about keys, headers or transactions. */
        BROKER
    }

    static BadCase of(String name, Sample sample, byte @Nullable [] value, Expectation expected) {
        return new BadCase(name, sample.key().getBytes(UTF_8), value, List.of(), expected, Needs.VALUE);
    }

    static BadCase of(String name, Sample sample, String value, Expectation expected) {
        return of(name, sample, value.getBytes(UTF_8), expected);
    }

    BadCase needing(Needs other) {
        return new BadCase(name, key, value, headers, expected, other);
    }

    /**
     * Writes the case to a partition, in an aborted transaction where it is about that. The topic has to take records of
     * 2 MB ({@code max.message.bytes}).
     */
    public void send(KafkaFixture kafka, String topic, int partition) {
        List<ProducerRecord<byte[], byte[]>> record =
                List.of(new ProducerRecord<>(topic, partition, null, key, value, headers));
        if (expected.equals(Expectation.NOTHING)) {
            kafka.produceAborted(record);
        } else {
            kafka.produce(record);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
