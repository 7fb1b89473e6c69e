/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

/** Writes to a terminal that nobody watches. */
final class Prints {

    void say(String line) {
        System.out.println(line);
    }
}
