/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import dev.freshet.common.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches Kafka. */
public final class KafkaArguments {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The Kafka to talk to; several brokers with commas between them.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description = "Any property of Kafka's clients, such as security.protocol=SSL; secrets as $${env:NAME} or"
                    + " $${file:path:key}. May be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    public boolean isGiven() {
        return servers().isPresent();
    }

    /** The brokers, if any were given; fails where it is said how to talk to them, but not which they are. */
    public Optional<String> servers() {
        if (bootstrapServers == null && !properties.isEmpty()) {
            throw new CommandFailure("--kafka says how to talk to a Kafka, but not to which: give --bootstrap-servers"
                    + " HOST:PORT too.");
        }
        return Optional.ofNullable(bootstrapServers);
    }

    /** What the clients need; fails where no broker was given. */
    public KafkaSettings settings() {
        if (bootstrapServers == null) {
            throw new CommandFailure("Which Kafka? Give --bootstrap-servers HOST:PORT.");
        }
        return new KafkaSettings(bootstrapServers, properties);
    }

    /** The same as arguments of a job. */
    public List<String> asJobArguments() {
        List<String> arguments = new ArrayList<>();
        properties.forEach((key, value) -> arguments.addAll(List.of("--set", "kafka." + key + "=" + value)));
        return arguments;
    }
}
