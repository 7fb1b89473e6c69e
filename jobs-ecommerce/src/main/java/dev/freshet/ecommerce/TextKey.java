/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import org.jspecify.annotations.Nullable;

/**
 * Which texts may become a key: of state, of a Kafka record, of a row.
 *
 * <p>One to 256 UTF-16 units, not blank, without control characters. The length keeps state and record keys small; control
 * characters do not survive logs, consoles and spreadsheets, and are a producer's mistake wherever they were seen.
 * Anything else is allowed, and compared unit by unit: no trimming, no case folding, no Unicode normalization.
 */
final class TextKey {

    static final int LONGEST = 256;

    private TextKey() {}

    static boolean fits(String text) {
        return text.length() <= LONGEST && !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    static boolean fitsIfPresent(@Nullable String text) {
        return text == null || fits(text);
    }
}
