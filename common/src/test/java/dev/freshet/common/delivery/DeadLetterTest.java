/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final JobIdentity JOB = new JobIdentity("ecommerce", "1.2.3");
    private static final int LIMIT = 100_000;
    private static final byte[] GARBAGE = {(byte) 0xff, 0, '{'};

    @Test
    void keepsTheBytesAndSaysWhereTheyComeFromAndWhatIsWrong() {
        Rejection rejection = rejection(GARBAGE, List.of(header("trace", "abc")));

        OutputRecord letter = DeadLetter.of(rejection, JOB).toOutput(LIMIT);

        assertThat(letter.topic()).isEqualTo("ecommerce.events.v1.dlq");
        assertThat(letter.key()).isEqualTo("anna".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(GARBAGE);
        assertThat(texts(letter))
                .containsExactly(
                        "trace=abc",
                        "freshet-topic=ecommerce.events.v1",
                        "freshet-partition=3",
                        "freshet-offset=42",
                        "freshet-timestamp=1700000000000",
                        "freshet-reason=NOT_UTF8",
                        "freshet-message=not UTF-8",
                        "freshet-job=ecommerce",
                        "freshet-job-version=1.2.3",
                        "freshet-attempt=1");
    }

    @Test
    void readsBackWhatItWrote() {
        DeadLetter written = DeadLetter.of(rejection(GARBAGE, List.of(header("trace", "abc"))), JOB);

        DeadLetter read = DeadLetter.parse(consumed(written.toOutput(LIMIT)));

        assertThat(read).usingRecursiveComparison().isEqualTo(written);
    }

    @Test
    void tellsATombstoneFromAnEmptyValue() {
        DeadLetter tombstone = DeadLetter.of(rejection(null, List.of()), JOB);
        DeadLetter empty = DeadLetter.of(rejection(new byte[0], List.of()), JOB);

        assertThat(DeadLetter.parse(consumed(tombstone.toOutput(LIMIT)))
                        .rejection()
                        .value())
                .isNull();
        assertThat(DeadLetter.parse(consumed(empty.toOutput(LIMIT))).rejection().value())
                .isEmpty();
    }

    @Test
    void countsAnAttemptMoreForARecordThatWasReplayed() {
        Rejection again = rejection(GARBAGE, List.of(header("trace", "abc"), header("freshet-attempt", "2")));

        OutputRecord letter = DeadLetter.of(again, JOB).toOutput(LIMIT);

        assertThat(texts(letter)).contains("freshet-attempt=3").doesNotContain("freshet-attempt=2");
    }

    @Test
    void startsCountingAnewWhereTheAttemptMakesNoSense() {
        Rejection forged =
                rejection(GARBAGE, List.of(header("freshet-attempt", "99999999999"), header("freshet-attempt", "-1")));

        assertThat(DeadLetter.of(forged, JOB).attempt()).isEqualTo(1);
    }

    @Test
    void cutsTheValueAndSaysSoWhenTheLetterWouldNotFit() {
        Rejection large = rejection(new byte[LIMIT - 200], List.of(header("trace", "abc")));

        OutputRecord letter = DeadLetter.of(large, JOB).toOutput(LIMIT);

        assertThat(letter.sizeUpperBound()).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT - 200);
        assertThat(texts(letter)).contains("freshet-cut=value", "trace=abc");
        assertThat(DeadLetter.parse(consumed(letter)).cut()).containsExactly("value");
    }

    @Test
    void everyHeaderIsDescribed() {
        OutputRecord letter =
                DeadLetter.of(rejection(new byte[LIMIT], List.of()), JOB).toOutput(LIMIT);

        assertThat(letter.headers()).extracting(RawHeader::name).containsExactlyElementsOf(DeadLetter.HEADERS.keySet());
    }

    @Test
    void cutsKeyHeadersAndValueWhenEachAloneIsTooLarge() {
        Rejection monster = new Rejection(
                "a.b.v1",
                0,
                0,
                0,
                new byte[LIMIT],
                new byte[LIMIT],
                List.of(new RawHeader("huge", new byte[LIMIT])),
                ReasonCode.TOO_LARGE,
                "x".repeat(LIMIT));

        OutputRecord letter = DeadLetter.of(monster, JOB).toOutput(LIMIT);

        assertThat(letter.sizeUpperBound()).isLessThanOrEqualTo(LIMIT);
        assertThat(texts(letter)).contains("freshet-cut=key,headers,value");
    }

    @Test
    void keepsLineBreaksOfTheDataOutOfTheMessage() {
        Rejection tricky = new Rejection(
                "a.b.v1", 0, 0, 0, null, GARBAGE, List.of(), ReasonCode.UNKNOWN_VALUE, "name\nERROR faked\r\u2028line");

        assertThat(texts(DeadLetter.of(tricky, JOB).toOutput(LIMIT)))
                .contains("freshet-message=name?ERROR faked??line");
    }

    @Test
    void refusesToReadARecordThatIsNoDeadLetter() {
        ConsumerRecord<byte[], byte[]> other = new ConsumerRecord<>("a.b.v1.dlq", 1, 7, null, GARBAGE);

        assertThatThrownBy(() -> DeadLetter.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.b.v1.dlq-1 offset 7");
    }

    private static Rejection rejection(byte @Nullable [] value, List<RawHeader> headers) {
        return new Rejection(
                "ecommerce.events.v1",
                3,
                42,
                1_700_000_000_000L,
                "anna".getBytes(UTF_8),
                value,
                headers,
                ReasonCode.NOT_UTF8,
                "not UTF-8");
    }

    private static RawHeader header(String name, String value) {
        return new RawHeader(name, value.getBytes(UTF_8));
    }

    private static List<String> texts(OutputRecord record) {
        return record.headers().stream()
                .filter(header -> header.value() != null)
                .map(header -> header.name() + "=" + new String(header.value(), UTF_8))
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> consumed(OutputRecord letter) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(letter.topic(), 0, 0, letter.key(), letter.value());
        letter.headers().forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }
}
