/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.kafka.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** The options of one launch: every key known, every value of its type. */
public final class Options {

    private final Configuration values;

    Options(Configuration values) {
        this.values = values;
    }

    /** The value that was given, else the default. Fails where the option has neither. */
    public <T> T get(ConfigOption<T> option) {
        return values.getOptional(option).orElseGet(() -> defaultOf(option));
    }

    /** The value that was given, else the fallback: for options whose default follows from another. */
    public <T> T getOr(ConfigOption<T> option, T fallback) {
        return values.getOptional(option).orElse(fallback);
    }

    /** Where Kafka is, and what was given under {@code kafka.}; references to secrets are not resolved here. */
    public KafkaSettings kafka() {
        Map<String, String> properties = new TreeMap<>();
        given().forEach((key, value) -> {
            if (key.startsWith(SuiteOptions.KAFKA_PREFIX) && !key.equals(SuiteOptions.BOOTSTRAP_SERVERS.key())) {
                properties.put(key.substring(SuiteOptions.KAFKA_PREFIX.length()), value);
            }
        });
        return UsageException.unlessValid(() -> new KafkaSettings(get(SuiteOptions.BOOTSTRAP_SERVERS), properties));
    }

    /** What was given, by key; defaults are not among it. */
    public Map<String, String> given() {
        return new TreeMap<>(values.toMap());
    }

    private static <T> T defaultOf(ConfigOption<T> option) {
        T value = option.defaultValue();
        if (value == null) {
            throw new UsageException(
                    "The option " + option.key() + " has no default; give it with --set " + option.key() + "=…");
        }
        return value;
    }
}
