/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DlqCommandsIT {

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String topic = KafkaFixture.uniqueName("shop.events");

    @BeforeEach
    void threeLetters() {
        kafka.createTopic(topic, 1);
        kafka.createTopic(topic + ".dlq", 1);
        kafka.produce(List.of(
                letter("anna", "{\"a\":", "MALFORMED_JSON", 1),
                letter("bert", "{\"a\":1}", "MISSING_FIELD", 1),
                letter("cleo", "{\"a\":2}", "MISSING_FIELD", 3)));
    }

    @Test
    void countsLettersByReason() {
        CommandLineRun run = dlq("list");

        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll(" +", " ")).isEqualTo(topic + ".dlq 3\n MALFORMED_JSON 1\n MISSING_FIELD 2\n");
    }

    @Test
    void showsLettersOfAReason() {
        CommandLineRun run = dlq("show", "--reason", "MALFORMED_JSON");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"reason\":\"MALFORMED_JSON\",\"message\":\"mend it\",\"topic\":\"" + topic
                        + "\",\"partition\":0,\"offset\":7,\"timestamp\":\"1970-01-01T00:00:01Z\",\"job\":\"ecommerce\","
                        + "\"job_version\":\"1\",\"attempt\":1,\"key\":\"anna\",\"value\":\"{\\\"a\\\":\"}\n");
    }

    @Test
    void writesNothingInADryRun() {
        CommandLineRun run = dlq("replay", "--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("2  would be put back", "1  left: refused 3 times or more");
        assertThat(kafka.readCommitted(topic)).isEmpty();
    }

    @Test
    void putsLettersBackByteForByteWithTheirAttempt() {
        CommandLineRun run = dlq("replay", "--reason", "MISSING_FIELD");

        List<ConsumerRecord<byte[], byte[]>> back = kafka.readCommitted(topic);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1  put back", "may find them late");
        assertThat(Records.values(back)).containsExactly("{\"a\":1}");
        assertThat(back.get(0).key()).asString().isEqualTo("bert");
        assertThat(back.get(0).headers().lastHeader(DeadLetter.ATTEMPT).value())
                .asString()
                .isEqualTo("1");
    }

    /** A producer would wait a minute for such a topic, or have Kafka make it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run"})
    void refusesATargetThatIsNotThere(String option) throws Exception {
        String target = KafkaFixture.uniqueName("shop.trial");

        CommandLineRun run =
                dlq("replay", ("--to " + target + " " + option).trim().split(" "));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: There is no topic " + target + " on " + kafka.bootstrapServers()
                        + " to put letters back onto; nothing was written.\n");
        assertThat(kafka.admin().listTopics().names().get()).doesNotContain(target);
    }

    /** One of two targets is enough: what would go to the other one is not written either. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run"})
    void refusesWhereATopicThatLettersCameFromIsGone(String option) {
        String gone = KafkaFixture.uniqueName("shop.gone");
        kafka.produce(List.of(letter(topic, gone, "dora", "{\"a\":3}", "MISSING_FIELD", 1)));

        CommandLineRun run = option.isEmpty() ? dlq("replay") : dlq("replay", option);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: There is no topic " + gone + " on " + kafka.bootstrapServers()
                        + " to put letters back onto; nothing was written.\n");
        assertThat(kafka.readCommitted(topic)).isEmpty();
    }

    @Test
    void putsALargeLetterBack() {
        String large = KafkaFixture.uniqueName("shop.large");
        kafka.createTopic(large, 1, Map.of("max.message.bytes", "8000000"));
        kafka.createTopic(large + ".dlq", 1, Map.of("max.message.bytes", "8000000"));
        String value = "x".repeat(3_000_000);
        kafka.produce(List.of(letter(large, large, "anna", value, "MALFORMED_JSON", 1)));

        CommandLineRun run = freshet("dlq", "replay", large, "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Records.values(kafka.readCommitted(large))).containsExactly(value);
    }

    @Test
    void countsAlikeInEveryLanguage() {
        List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            more.add(letter("eve", "{", "MALFORMED_JSON", 1));
        }
        kafka.produce(more);
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(dlq("list").out()).containsPattern("dlq +1,203\n +MALFORMED_JSON +1,201\n");
            assertThat(dlq("replay", "--dry-run").out()).contains("1,202  would be put back");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void saysHowManyRecordsAreNoDeadLetters() {
        kafka.produce(topic + ".dlq", "dora", "{}");

        CommandLineRun run = dlq("replay");

        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll(" +", " "))
                .contains(
                        " 2 put back\n", " 1 left: no dead letters of this version ('freshet dlq show' prints them)\n");
        assertThat(kafka.readCommitted(topic)).hasSize(2);
    }

    /** As beside a running job, whose newest letters become visible with its next checkpoint only. */
    @Test
    void doesNotWaitForATransactionThatIsOpen() throws Exception {
        try (KafkaProducer<byte[], byte[]> job = transaction()) {
            Future<RecordMetadata> sent = job.send(letter("dora", "{}", "MISSING_FIELD", 1));
            sent.get();

            CommandLineRun list = dlq("list");
            CommandLineRun show = dlq("show");
            CommandLineRun replay = dlq("replay");

            assertThat(list.err()).isEmpty();
            assertThat(list.out()).containsPattern("dlq +3\n");
            assertThat(show.out()).hasLineCount(3);
            assertThat(replay.out()).contains("2  put back");
            job.abortTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> transaction() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", KafkaFixture.uniqueName("job"));
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    @Test
    void saysWhichTopicIsMissing() {
        CommandLineRun run = freshet("dlq", "show", "no.such.v1", "--bootstrap-servers", kafka.bootstrapServers());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("freshet: There is no topic no.such.v1.dlq on " + kafka.bootstrapServers()
                        + "; 'freshet topics JOB' lists the topics of a job.\n");
    }

    private CommandLineRun dlq(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("dlq", command, topic, "--bootstrap-servers", kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return freshet(arguments.toArray(String[]::new));
    }

    private ProducerRecord<byte[], byte[]> letter(String key, String value, String reason, int attempt) {
        return letter(topic, topic, key, value, reason, attempt);
    }

    private static ProducerRecord<byte[], byte[]> letter(
            String beside, String from, String key, String value, String reason, int attempt) {
        ProducerRecord<byte[], byte[]> letter = Records.text(beside + ".dlq", key, value);
        header(letter, "topic", from);
        header(letter, "partition", "0");
        header(letter, "offset", "7");
        header(letter, "timestamp", "1000");
        header(letter, "reason", reason);
        header(letter, "message", "mend it");
        header(letter, "job", "ecommerce");
        header(letter, "job-version", "1");
        header(letter, "attempt", Integer.toString(attempt));
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add("freshet-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
