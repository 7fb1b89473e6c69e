/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.RawHeader;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.delivery.JobIdentity;
import dev.freshet.playground.dlq.DlqReplay.Verdict;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of which letter; that it reaches Kafka is shown where the command line is tested. */
class DlqReplayTest {

    private static final byte[] GARBAGE = {(byte) 0xff, 0, '{'};
    private static final DlqReplay REPLAY = new DlqReplay(letter -> true, 3, null);

    @Test
    void putsBackWhatWasRefusedLessOftenThanTheMaximum() {
        assertThat(REPLAY.verdict(letter(0, 1, List.of()))).isEqualTo(Verdict.REPLAY);
        assertThat(REPLAY.verdict(letter(0, 2, List.of()))).isEqualTo(Verdict.REPLAY);
        assertThat(REPLAY.verdict(letter(0, 3, List.of()))).isEqualTo(Verdict.TOO_MANY_ATTEMPTS);
        assertThat(REPLAY.verdict(letter(0, 4, List.of()))).isEqualTo(Verdict.TOO_MANY_ATTEMPTS);
    }

    @Test
    void leavesWhatIsNotComplete() {
        assertThat(REPLAY.verdict(letter(0, 1, List.of("value")))).isEqualTo(Verdict.CUT);
    }

    @Test
    void leavesResultsOfTheJobItself() {
        assertThat(REPLAY.verdict(letter(-1, 1, List.of()))).isEqualTo(Verdict.OUTPUT);
    }

    @Test
    void asksTheFilterFirst() {
        DlqReplay none = new DlqReplay(letter -> false, 3, null);

        assertThat(none.verdict(letter(0, 9, List.of("value")))).isEqualTo(Verdict.FILTERED);
    }

    @Test
    void keepsBytesAndHeadersAndCarriesTheAttempt() {
        ProducerRecord<byte[], byte[]> record = REPLAY.record(letter(5, 2, List.of()));

        assertThat(record.topic()).isEqualTo("shop.events.v1");
        assertThat(record.partition())
                .as("the key decides, as for every producer")
                .isNull();
        assertThat(record.timestamp()).as("today's").isNull();
        assertThat(record.key()).isEqualTo("anna".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(GARBAGE);
        assertThat(record.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly("trace=abc", "freshet-attempt=2");
    }

    @Test
    void keepsATombstone() {
        Rejection tombstone = new Rejection(
                "shop.catalog.v1", 0, 7, 0, "anna".getBytes(UTF_8), null, List.of(), ReasonCode.MISSING_FIELD, "x");
        DeadLetter letter = new DeadLetter(tombstone, new JobIdentity("shop", "1"), 1, List.of());

        assertThat(REPLAY.record(letter).value()).isNull();
    }

    @Test
    void sendsToTheTopicThatIsNamed() {
        DlqReplay elsewhere = new DlqReplay(letter -> true, 3, "trial.v1");

        assertThat(elsewhere.record(letter(0, 1, List.of())).topic()).isEqualTo("trial.v1");
    }

    private static DeadLetter letter(int partition, int attempt, List<String> cut) {
        Rejection rejection = new Rejection(
                "shop.events.v1",
                partition,
                7,
                1_000,
                "anna".getBytes(UTF_8),
                GARBAGE,
                List.of(new RawHeader("trace", "abc".getBytes(UTF_8))),
                ReasonCode.NOT_UTF8,
                "not UTF-8");
        return new DeadLetter(rejection, new JobIdentity("shop", "1"), attempt, cut);
    }
}
