/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import dev.freshet.kafka.embedded.BrokerSettings;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A broker in a child process, with its data in a temporary directory. */
final class ProcessBroker {

    private ProcessBroker() {}

    static TestBroker start(String reason) {
        try {
            Path directory = Files.createTempDirectory("freshet-kafka-");
            EmbeddedKafka broker = EmbeddedKafka.start(BrokerSettings.in(directory));
            String description = "process " + broker.pid() + " in " + directory + " (" + reason + ")";
            return new TestBroker(description, broker.bootstrapServers(), () -> {
                broker.kill(); // nothing there is worth an orderly end
                delete(directory);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
