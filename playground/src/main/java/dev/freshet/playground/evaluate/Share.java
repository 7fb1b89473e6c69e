/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import java.util.Locale;

/** So many of so many. */
record Share(long part, long whole) {

    Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }

    /** With two decimals; a dash of nothing. */
    String text() {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) part / whole);
    }
}
