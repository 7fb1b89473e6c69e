/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

/** Makes text that may come from data safe for a log line or a header: one line, no control characters, bounded. */
final class SingleLine {

    private SingleLine() {}

    /** Every control character and line or paragraph separator becomes a question mark. */
    static String of(String text, int maximumCharacters) {
        String bounded = text.length() <= maximumCharacters ? text : text.substring(0, maximumCharacters) + "…";
        return bounded.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
    }
}
