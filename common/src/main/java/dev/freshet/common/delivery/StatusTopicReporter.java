/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RecordCodec;
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
    private final String statusTopic;
    private final Codec<LostTransaction> codec;

    StatusTopicReporter(Properties producer, String statusTopic) {
        this.producer = producer;
        this.statusTopic = statusTopic;
        this.codec = RecordCodec.of(LostTransaction.class);
    }

    @Override
    public void report(LostTransaction gap) throws IOException, InterruptedException {
        byte[] key = gap.gapId().getBytes(StandardCharsets.UTF_8);
        byte[] value = codec.encode(gap);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> status = new KafkaProducer<>(producer, bytes, bytes)) {
            status.send(new ProducerRecord<>(statusTopic, key, value)).get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the lost transaction %s was to be accepted, but the gap could not be written to the status topic %s; the job fails rather than lose the note"
                            .formatted(gap.transactionalId(), statusTopic),
                    e.getCause());
        }
    }
}
