/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;

/** An option's type and default in words and in the form in which a user writes them. */
public final class OptionTypes {

    private OptionTypes() {}

    /** The type, with all values of an enumeration. Options without a default are texts: Flink keeps the type to itself. */
    public static String describe(ConfigOption<?> option) {
        Object sample = option.defaultValue();
        if (sample == null) {
            return "a text";
        }
        Class<?> type = sample instanceof Enum<?> constant ? constant.getDeclaringClass() : sample.getClass();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(OptionTypes::written)
                    .collect(Collectors.joining(" | ", "one of ", ""));
        }
        if (type == Duration.class) {
            return "a duration such as '5 s' or '15 min'";
        }
        if (type == MemorySize.class) {
            return "a size such as '64 kb' or '1 mb'";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class) {
            return "an integer";
        }
        return type == Double.class ? "a number" : "a text";
    }

    /** The default as a user would write it; empty where there is none. */
    public static String defaultOf(ConfigOption<?> option) {
        Object value = option.defaultValue();
        return value == null ? "" : written(value);
    }

    private static String written(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.toString().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Duration duration) {
            return inWords(duration);
        }
        return value.toString();
    }

    private static String inWords(Duration duration) {
        if (duration.toMillis() % 1_000 != 0) {
            return duration.toMillis() + " ms";
        }
        long seconds = duration.toSeconds();
        if (seconds != 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds != 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
