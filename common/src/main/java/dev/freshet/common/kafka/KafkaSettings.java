/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where Kafka is and how to talk to it: the same for every client of a job.
 *
 * <p>Client properties pass through, TLS and SASL included, but for those that the job decides or no client knows. A secret is
 * never a value here but a reference that Kafka resolves in the process where the client is created: {@code ${env:NAME}},
 * {@code ${file:/path/file.properties:key}} or {@code ${dir:/path:file}}. So the job graph, its checkpoints and every printed
 * form hold the reference only.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param properties Kafka's own client properties, by their own names
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> properties) implements Serializable {

    /** Aliases of Kafka's own providers; a property of the same name replaces them. */
    private static final Map<String, String> PROVIDERS = Map.of(
            "config.providers", "env,file,dir",
            "config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
            "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
            "config.providers.dir.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider");

    /** @throws IllegalArgumentException naming every property that may not be set, never a value */
    public KafkaSettings {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        List<String> faults = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            faults.add("bootstrap servers are missing: give host:port");
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            PropertyNames.fault(property.getKey(), properties.keySet()).ifPresent(faults::add);
            if (SecretReference.isLiteralSecret(property.getKey(), property.getValue())) {
                faults.add("kafka.%s holds a secret in plain text: refer to it as %s or %s"
                        .formatted(property.getKey(), "${env:NAME}", "${file:/path/file.properties:key}"));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    public static KafkaSettings at(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Map.of());
    }

    /** Properties of a plain client, with references unresolved; a client resolves them when it is created. */
    public Properties clientProperties() {
        Properties client = new Properties();
        client.putAll(PROVIDERS);
        client.putAll(properties);
        client.setProperty("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** Names only: values may be private even where they are no secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrapServers + ", " + properties.keySet() + "]";
    }
}
