/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/** Two texts as the key of a row, so that no two pairs share a key. */
public final class JoinedKey {

    private JoinedKey() {}

    /**
     * The first, {@code |}, the second. A {@code |} inside the first is written {@code %7C}, and a {@code %} there
     * {@code %25}; the second stands as it is.
     */
    public static String of(String first, String second) {
        return first.replace("%", "%25").replace("|", "%7C") + "|" + second;
    }
}
