/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.example;

/** Stands for a class of the playground. */
public final class Screen {
    public static final int WIDTH = "a screen".length();

    private Screen() {}
}
