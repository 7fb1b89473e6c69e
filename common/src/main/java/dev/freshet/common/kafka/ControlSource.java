/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.kafka.common.KafkaException;

/**
 * The source of a control topic, and what it does not deliver because it is known before.
 *
 * @param source of all that is committed after {@link Load#now}, or of all there is where that was never called
 */
public record ControlSource<T>(Source<Decoded<Change<T>>, ?, ?> source, Load<T> load) {

    /** Reads the topic for the job's submission. */
    @FunctionalInterface
    public interface Load<T> {

        /**
         * All that is committed now, in the order of the topic per partition. To be called once at most, and before the source
         * is submitted.
         *
         * @throws KafkaException where Kafka refuses, or does not deliver
         */
        List<Decoded<Change<T>>> now();
    }
}
