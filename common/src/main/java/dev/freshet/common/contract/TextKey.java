/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import org.jspecify.annotations.Nullable;

/**
 * Which texts may become a key: of state, of a Kafka record, of a row.
 *
 * <p>One to {@value #LONGEST} characters, which keeps state and record keys small, not all of them white space, and none a
 * control character: those do not survive logs, consoles and spreadsheets, and are a producer's mistake wherever they were
 * seen. Anything else is allowed, and compared character by character: no trimming, no case folding, no Unicode
 * normalization.
 */
public final class TextKey {

    /** In characters, as {@link Size} counts them. */
    public static final int LONGEST = 256;

    private TextKey() {}

    /** Whether a text is printable; its length is the codec's business. Absent texts are fine. */
    public static boolean isPrintable(@Nullable String text) {
        return text == null || (!text.isBlank() && text.chars().noneMatch(Character::isISOControl));
    }

    /** The same for a text that may be blank, and then means that there is none. */
    public static boolean isBlankOrPrintable(@Nullable String text) {
        return text == null || text.isBlank() || isPrintable(text);
    }
}
