/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.text.Nearest;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;
import org.jspecify.annotations.Nullable;

/**
 * Puts the options of a launch together: defaults, then the file, then the environment, then the arguments; the later
 * wins.
 *
 * <p>An unknown key is refused and the nearest known one named, since a misspelt option that is ignored is worse than a
 * job that does not start.
 */
final class OptionSources {

    /** {@code source.idle-timeout} is {@code FRESHET_OPTION_SOURCE_IDLE_TIMEOUT} in the environment. */
    static final String ENVIRONMENT_PREFIX = "FRESHET_OPTION_";

    private static final String KAFKA_IN_ENVIRONMENT = ENVIRONMENT_PREFIX + "KAFKA_";

    private static final int NANOS_OF_MILLISECOND = 1_000_000;

    /** A thousand years: longer than any history, and no time plus it overflows. */
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private final List<ConfigOption<?>> known;
    private final Configuration values = new Configuration();

    OptionSources(List<ConfigOption<?>> known) {
        this.known = known;
    }

    /** Reads a YAML file; nested keys and keys with dots mean the same. */
    void addFile(File file) {
        if (!file.isFile()) {
            throw new UsageException("There is no option file " + file + "; see --config");
        }
        Map<String, Object> document;
        try {
            document = YamlParserUtils.loadYamlFile(file);
        } catch (Exception e) {
            throw new UsageException("The option file " + file + " is not valid YAML: " + e.getMessage());
        }
        flatten("", document, file).forEach((key, value) -> add(key, value, "the file " + file));
    }

    void addEnvironment(Map<String, String> environment) {
        Map<String, String> keys = new HashMap<>();
        known.forEach(option -> keys.put(inEnvironment(option.key()), option.key()));
        environment.forEach((variable, value) -> {
            if (keys.containsKey(variable)) {
                add(keys.get(variable), value, "the environment variable " + variable);
            } else if (variable.startsWith(KAFKA_IN_ENVIRONMENT)) {
                add(kafkaKey(variable), value, "the environment variable " + variable);
            } else if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                throw new UsageException("The environment variable " + variable + " names no option. Did you mean "
                        + Nearest.to(variable, keys.keySet()) + "? See --help");
            }
        });
    }

    void addArgument(String assignment) {
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? assignment : assignment.substring(0, equals).trim();
        String name = JobArguments.nameIn(key);
        if (equals <= 0 || !name.equals(key)) {
            throw new UsageException("--set takes key=value, not '" + name + "'");
        }
        add(key, assignment.substring(equals + 1).trim(), "--set");
    }

    Options options() {
        return new Options(values);
    }

    private void add(String key, String value, String source) {
        if (known.stream().noneMatch(option -> option.key().equals(key))
                && !key.startsWith(SuiteOptions.KAFKA_PREFIX)) {
            List<String> keys = known.stream().map(ConfigOption::key).toList();
            throw new UsageException("Unknown option '" + key + "' in " + source + ". Did you mean '"
                    + Nearest.to(key, keys) + "'? All options: --help");
        }
        values.setString(key, value);
        known.stream().filter(option -> option.key().equals(key)).forEach(option -> parse(option, value, source));
    }

    private void parse(ConfigOption<?> option, String value, String source) {
        try {
            Object parsed = values.getOptional(option).orElse(null);
            if (parsed instanceof Duration duration) {
                requireMilliseconds(duration, "The value '" + value + "' of " + option.key() + " in " + source);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("The value '" + value + "' of " + option.key() + " in " + source + " is not "
                    + OptionTypes.describe(option));
        }
    }

    /** Everything behind the options counts in milliseconds; what is finer would silently be rounded, or switched off. */
    private static void requireMilliseconds(Duration duration, String value) {
        if (duration.toNanosPart() % NANOS_OF_MILLISECOND != 0) {
            throw new UsageException(value + " is finer than a millisecond; give whole milliseconds, such as '1 ms'");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new UsageException(value + " is too long; give at most " + LONGEST.toDays() + " d");
        }
    }

    private static String inEnvironment(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String kafkaKey(String variable) {
        String property = variable.substring(KAFKA_IN_ENVIRONMENT.length());
        return SuiteOptions.KAFKA_PREFIX + property.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static Map<String, String> flatten(String prefix, Map<?, ?> document, File file) {
        Map<String, String> flat = new HashMap<>();
        document.forEach((name, value) -> {
            String key = prefix + name;
            if (value instanceof Map<?, ?> nested) {
                flat.putAll(flatten(key + ".", nested, file));
            } else if (value instanceof List<?> list) {
                flat.put(key, joined(key, list, file));
            } else {
                flat.put(key, text(key, value, file));
            }
        });
        return flat;
    }

    /** Flink's options separate what they list by semicolons, Kafka's properties by commas. */
    private static String joined(String key, List<?> list, File file) {
        return list.stream()
                .map(item -> text(key, item, file))
                .collect(Collectors.joining(key.startsWith(SuiteOptions.KAFKA_PREFIX) ? "," : ";"));
    }

    private static String text(String key, @Nullable Object value, File file) {
        if (value == null) {
            throw new UsageException(key + " in the file " + file + " has no value; give one or take the line out");
        }
        return value.toString();
    }
}
