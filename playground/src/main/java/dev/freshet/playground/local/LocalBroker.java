/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import dev.freshet.kafka.embedded.BrokerSettings;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** The Kafka broker of a command, in a process of its own. */
public final class LocalBroker {

    /** Larger than any line that somebody may want to replay; the suite itself takes at most a megabyte. */
    private static final String LARGEST_RECORD = Integer.toString(64 << 20);

    /** As long as Kafka can count, so that a job takes its transaction timeout along from its cluster. */
    private static final String LONGEST_TRANSACTION_MILLIS = Integer.toString(Integer.MAX_VALUE);

    private LocalBroker() {}

    public static EmbeddedKafka start(Path directory) throws IOException {
        return EmbeddedKafka.start(BrokerSettings.in(directory)
                .withProperty("message.max.bytes", LARGEST_RECORD)
                .withProperty("transaction.max.timeout.ms", LONGEST_TRANSACTION_MILLIS));
    }
}
