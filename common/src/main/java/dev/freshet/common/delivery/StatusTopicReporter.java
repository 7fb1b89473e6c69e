/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.contract.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes gaps to the status topic, outside of any transaction. Gaps are rare, so it connects anew for each. */
final class StatusTopicReporter implements GapReporter {

    private final Properties producer;
    private final Topic<LostTransaction> status;
    private final Codec<LostTransaction> codec;

    StatusTopicReporter(Properties producer, Topic<LostTransaction> status) {
        this.producer = producer;
        this.status = status;
        this.codec = status.codec();
    }

    @Override
    public void report(LostTransaction gap) throws IOException, InterruptedException {
        byte[] key = status.keyOf(gap).getBytes(StandardCharsets.UTF_8);
        byte[] value = codec.encode(gap);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(producer, bytes, bytes)) {
            kafka.send(new ProducerRecord<>(status.name(), key, value)).get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the lost transaction %s was to be accepted, but the gap could not be written to the status topic %s; the job fails rather than lose the note"
                            .formatted(gap.transactionalId(), status.name()),
                    e.getCause());
        }
    }
}
