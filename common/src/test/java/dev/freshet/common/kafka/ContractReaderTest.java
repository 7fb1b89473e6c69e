/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.Reading;
import dev.freshet.testkit.pin.PojoTypes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Topic<Reading> EVENTS = keyed(Topic.events("plant.readings.v1", Reading.class));
    private static final Topic<Reading> REFERENCE = keyed(Topic.reference("plant.readings.v1", Reading.class));

    @Test
    void acceptsAnEventUpToTheAllowedSkewAndNotAfter() {
        assertThat(event(reading("2026-01-01T12:05:00Z", 1)).accepted().eventTime())
                .isEqualTo(Instant.parse("2026-01-01T12:05:00Z"));
        assertThat(reasonOf(event(reading("2026-01-01T12:05:00.001Z", 1)))).isEqualTo(ReasonCode.TIME_IN_FUTURE);
    }

    @Test
    void namesTheRuleThatARecordBreaks() {
        Rejection rejection = rejectionOf(event(reading("2026-01-01T10:00:00Z", -1)));

        assertThat(rejection.reason()).isEqualTo(ReasonCode.RULE_BROKEN);
        assertThat(rejection.message()).isEqualTo("value is not negative");
    }

    @Test
    void turnsARuleThatThrowsIntoARejection() {
        assertThat(reasonOf(event(reading("2026-01-01T10:00:00Z", 666)))).isEqualTo(ReasonCode.MALFORMED_JSON);
    }

    @Test
    void keepsEverythingThatWasReadInARejection() {
        ConsumerRecord<byte[], byte[]> raw = raw("{");
        raw.headers().add("trace", "abc".getBytes(UTF_8));

        Rejection rejection = rejectionOf(read(new EventDeserializer<>(reader(EVENTS)), raw));

        assertThat(rejection.topic()).isEqualTo("plant.readings.v1");
        assertThat(rejection.partition()).isEqualTo(3);
        assertThat(rejection.offset()).isEqualTo(42);
        assertThat(rejection.timestamp()).isEqualTo(1_767_000_000_000L);
        assertThat(rejection.key()).isEqualTo("s1".getBytes(UTF_8));
        assertThat(rejection.value()).isEqualTo("{".getBytes(UTF_8));
        assertThat(rejection.headers()).hasSize(1);
        assertThat(rejection.headers().get(0).name()).isEqualTo("trace");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        depth  | {"unknown":[1],                                | {"unknown":[[1]],
        name   | {"a234567890123456":1,                         | {"a2345678901234567":1,
        number | {"unknown":12345678,                           | {"unknown":123456789,
        text   | {"event_id":"12345678901234567890123456789012",| {"event_id":"123456789012345678901234567890123",
        """)
    void keepsToTheLimitsThatItIsGiven(String what, String within, String beyond) {
        JsonLimits limits = new JsonLimits(2, 16, 8, 32, 1_000);
        String fields = "\"event_id\":\"e1\",\"event_time\":\"2026-01-01T10:00:00Z\",\"sensor\":\"s1\",\"value\":1}";
        String rest = within.contains("event_id") ? fields.replace("\"event_id\":\"e1\",", "") : fields;

        assertThat(event(within + rest, limits).isAccepted()).as(what).isTrue();
        assertThat(reasonOf(event(beyond + rest, limits))).as(what).isEqualTo(ReasonCode.LIMIT_EXCEEDED);
    }

    @Test
    void takesARecordOfTheLargestSizeAndNotOneByteMore() {
        String json = reading("2026-01-01T10:00:00Z", 1);
        JsonLimits limits = new JsonLimits(32, 256, 64, 1_000, json.length());

        assertThat(event(json, limits).isAccepted()).isTrue();
        assertThat(reasonOf(event(json + " ", limits))).isEqualTo(ReasonCode.TOO_LARGE);
    }

    @Test
    void refusesATombstoneAmongEvents() {
        assertThat(reasonOf(event(null))).isEqualTo(ReasonCode.TOMBSTONE);
    }

    @Test
    void takesATombstoneAsADeletionAtItsTimestampAmongReferenceData() {
        Change<Reading> change = read(changes(), raw(null)).accepted();

        assertThat(change.value()).isNull();
        assertThat(change.key()).isEqualTo("s1");
        assertThat(change.time()).isEqualTo(Instant.ofEpochMilli(1_767_000_000_000L));
    }

    /** Brokers take timestamps up to an hour ahead; such a deletion would drag the watermark along. */
    @Test
    void refusesATombstoneFromTheFuture() {
        ConsumerRecord<byte[], byte[]> raw = new ConsumerRecord<>(
                "plant.readings.v1",
                3,
                42,
                NOW.plus(Duration.ofMinutes(5)).plusMillis(1).toEpochMilli(),
                TimestampType.CREATE_TIME,
                2,
                -1,
                "s1".getBytes(UTF_8),
                null,
                new RecordHeaders(),
                Optional.empty());

        assertThat(reasonOf(read(changes(), raw))).isEqualTo(ReasonCode.TIME_IN_FUTURE);
    }

    @Test
    void refusesATombstoneOfALongKey() {
        assertThat(tombstone("k".repeat(1024).getBytes(UTF_8)).accepted().key()).hasSize(1024);
        assertThat(reasonOf(tombstone("k".repeat(1025).getBytes(UTF_8)))).isEqualTo(ReasonCode.LIMIT_EXCEEDED);
    }

    /** Else two keys that are garbage would be one. */
    @Test
    void refusesATombstoneWhoseKeyIsNotUtf8() {
        byte[] encodedSurrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(tombstone("größe 𝄞".getBytes(UTF_8)).accepted().key()).isEqualTo("größe 𝄞");
        assertThat(reasonOf(tombstone(new byte[] {'a', (byte) 0xC3, '('}))).isEqualTo(ReasonCode.NOT_UTF8);
        assertThat(reasonOf(tombstone(encodedSurrogate))).isEqualTo(ReasonCode.NOT_UTF8);
    }

    @Test
    void takesAValueAmongReferenceDataAtItsEventTime() {
        Change<Reading> change =
                read(changes(), raw(reading("2026-01-01T10:00:00Z", 1))).accepted();

        assertThat(change.key()).isEqualTo("s1");
        assertThat(change.time()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(change.value()).isEqualTo(new Reading("e1", Instant.parse("2026-01-01T10:00:00Z"), "s1", 1));
    }

    /** The last record of what was there is not marked: time may go on from it. */
    @Test
    void marksReferenceDataThatWasThereBeforeAndIsNotTheLastOfIt() {
        Backlog backlog = new Backlog(new Properties(), Duration.ZERO);
        backlog.endsWith(3, 43);
        backlog.endsWith(4, 999);
        ChangeDeserializer<Reading> changes = new ChangeDeserializer<>(reader(REFERENCE), backlog);

        assertThat(read(changes, at(42)).backlog()).isTrue();
        assertThat(read(changes, at(43)).backlog()).isFalse();
        assertThat(read(changes, at(44)).backlog()).isFalse();
        assertThat(backlog.isBehind()).as("the other partition").isTrue();
    }

    @Test
    void refusesATombstoneWithoutKey() {
        ConsumerRecord<byte[], byte[]> raw = new ConsumerRecord<>("plant.readings.v1", 3, 42, null, null);

        assertThat(reasonOf(read(changes(), raw))).isEqualTo(ReasonCode.TOMBSTONE);
    }

    @Test
    void anEventCanTellWhenKafkaGotIt() {
        String json = reading("2026-01-01T10:00:00Z", 1);
        ConsumerRecord<byte[], byte[]> untimed =
                new ConsumerRecord<>("plant.readings.v1", 3, 42, null, json.getBytes(UTF_8));

        assertThat(received(raw(json)).accepted())
                .isEqualTo(new Received<>(event(json).accepted(), Instant.ofEpochMilli(1_767_000_000_000L)));
        assertThat(received(untimed).accepted().at()).isNull();
        assertThat(rejectionOf(received(raw("{")))).usingRecursiveComparison().isEqualTo(rejectionOf(event("{")));
        assertThat(reasonOf(received(raw(null)))).isEqualTo(ReasonCode.TOMBSTONE);
    }

    @Test
    void needsNoGenericTypes() {
        PojoTypes.assertPojo(new ReceivedDeserializer<>(reader(EVENTS)).getProducedType());
        TypeInformation<?> events = new EventDeserializer<>(reader(EVENTS)).getProducedType();
        TypeInformation<?> changes = changes().getProducedType();

        assertThat(events).isInstanceOf(PojoTypeInfo.class);
        assertThat(((PojoTypeInfo<?>) events).getTypeAt("value")).isEqualTo(TypeInformation.of(Reading.class));
        assertThat(((PojoTypeInfo<?>) changes).getTypeAt("value")).isInstanceOf(PojoTypeInfo.class);
    }

    private static Decoded<Received<Reading>> received(ConsumerRecord<byte[], byte[]> raw) {
        return read(new ReceivedDeserializer<>(reader(EVENTS)), raw);
    }

    private static ChangeDeserializer<Reading> changes() {
        return new ChangeDeserializer<>(reader(REFERENCE), new Backlog(new Properties(), Duration.ZERO));
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset) {
        return new ConsumerRecord<>("plant.readings.v1", 3, offset, "s1".getBytes(UTF_8), "{".getBytes(UTF_8));
    }

    private static Topic<Reading> keyed(Topic<Reading> topic) {
        return topic.key(Reading::sensor)
                .time(Reading::eventTime)
                .id(Reading::eventId)
                .rule(new ContractRule<>("value is not negative", reading -> reading.value() >= 0))
                .rule(new ContractRule<>("never 666", reading -> {
                    if (reading.value() == 666) {
                        throw new IllegalStateException("a careless rule");
                    }
                    return true;
                }));
    }

    private static ContractReader<Reading> reader(Topic<Reading> topic) {
        return reader(topic, JsonLimits.DEFAULT);
    }

    private static ContractReader<Reading> reader(Topic<Reading> topic, JsonLimits limits) {
        return new ContractReader<>(topic, Duration.ofMinutes(5), limits, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Decoded<Change<Reading>> tombstone(byte[] key) {
        return read(changes(), new ConsumerRecord<>("plant.readings.v1", 3, 42, key, null));
    }

    private static Decoded<Reading> event(@Nullable String json) {
        return event(json, JsonLimits.DEFAULT);
    }

    private static Decoded<Reading> event(@Nullable String json, JsonLimits limits) {
        return read(new EventDeserializer<>(reader(EVENTS, limits)), raw(json));
    }

    private static <R> Decoded<R> read(
            KafkaRecordDeserializationSchema<Decoded<R>> deserializer, ConsumerRecord<byte[], byte[]> raw) {
        List<Decoded<R>> read = new ArrayList<>();
        try {
            deserializer.deserialize(raw, new Collector<>() {
                @Override
                public void collect(Decoded<R> decoded) {
                    read.add(decoded);
                }

                @Override
                public void close() {}
            });
        } catch (IOException e) {
            throw new AssertionError("a deserializer must not throw", e);
        }
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> raw(@Nullable String json) {
        byte[] value = json == null ? null : json.getBytes(UTF_8);
        return new ConsumerRecord<>(
                "plant.readings.v1",
                3,
                42,
                1_767_000_000_000L,
                TimestampType.CREATE_TIME,
                2,
                0,
                "s1".getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static String reading(String time, long value) {
        return "{\"event_id\":\"e1\",\"event_time\":\"%s\",\"sensor\":\"s1\",\"value\":%d}".formatted(time, value);
    }

    private static Rejection rejectionOf(Decoded<?> decoded) {
        assertThat(decoded.isAccepted()).isFalse();
        return Objects.requireNonNull(decoded.rejection());
    }

    private static ReasonCode reasonOf(Decoded<?> decoded) {
        return rejectionOf(decoded).reason();
    }
}
