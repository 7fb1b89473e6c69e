/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How far features look back: (t − length, t]. Constants are appended, never renamed. */
public enum FeatureWindow {
    HOUR("1h", Duration.ofHours(1)),
    DAY("1d", Duration.ofDays(1)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String suffix;
    private final Duration length;

    FeatureWindow(String suffix, Duration length) {
        this.suffix = suffix;
        this.length = length;
    }

    public static List<Duration> lengths() {
        return Arrays.stream(values()).map(FeatureWindow::length).toList();
    }

    public Duration length() {
        return length;
    }

    /** The name of a feature over this window, such as {@code count_1h}. */
    public String named(String feature) {
        return feature + "_" + suffix;
    }
}
