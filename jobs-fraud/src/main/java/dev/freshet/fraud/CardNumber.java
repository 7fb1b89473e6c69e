/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import org.jspecify.annotations.Nullable;

/**
 * Texts that look like the number of a payment card: 13 to 19 digits, spaces and hyphens aside, of which the last checks the
 * others (ISO/IEC 7812-1, the Luhn check).
 *
 * <p>Of tokens that are digits only, one in ten looks so by chance. A token that holds a letter never does.
 */
final class CardNumber {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardNumber() {}

    static boolean isLikely(@Nullable String text) {
        if (text == null) {
            return false;
        }
        int digits = 0;
        int sum = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char character = text.charAt(i);
            if (character == ' ' || character == '-') {
                continue;
            }
            if (character < '0' || character > '9') {
                return false;
            }
            sum += digits % 2 == 0 ? character - '0' : doubled(character - '0');
            digits++;
        }
        return digits >= SHORTEST && digits <= LONGEST && sum % 10 == 0;
    }

    /** The sum of the digits of twice the digit. */
    private static int doubled(int digit) {
        return digit < 5 ? 2 * digit : 2 * digit - 9;
    }
}
