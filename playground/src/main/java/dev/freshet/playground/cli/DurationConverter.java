/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as the jobs' options take them: {@code 30s}, {@code 2min}, {@code 1h}. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return TimeUtils.parseDuration(text);
        } catch (IllegalArgumentException unreadable) {
            throw new TypeConversionException("'" + text + "' is no duration such as 30s, 2min or 1h");
        }
    }
}
