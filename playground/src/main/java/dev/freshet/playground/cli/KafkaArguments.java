/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
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
            description = "Any property of Kafka's clients, such as security.protocol=SSL. May be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    public boolean isGiven() {
        return bootstrapServers != null;
    }

    /** What the clients need; fails where no broker was given. */
    public Properties connection() {
        if (bootstrapServers == null) {
            throw new CommandFailure("Which Kafka? Give --bootstrap-servers HOST:PORT.");
        }
        Properties connection = new Properties();
        connection.putAll(properties);
        connection.setProperty("bootstrap.servers", bootstrapServers);
        return connection;
    }

    /** The same as options of a job: with the prefix {@code kafka.}. */
    public Map<String, String> asJobOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        connection().forEach((key, value) -> options.put("kafka." + key, String.valueOf(value)));
        return options;
    }
}
