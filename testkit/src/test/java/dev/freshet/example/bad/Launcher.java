/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

/** A program that is no job. */
final class Launcher {

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            throw new IllegalArgumentException("takes no arguments");
        }
    }
}
