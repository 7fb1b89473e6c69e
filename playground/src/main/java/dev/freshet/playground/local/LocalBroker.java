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

    private LocalBroker() {}

    public static EmbeddedKafka start(Path directory) throws IOException {
        return EmbeddedKafka.start(BrokerSettings.in(directory).withProperty("message.max.bytes", LARGEST_RECORD));
    }
}
