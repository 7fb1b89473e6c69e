/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import java.io.PrintWriter;
import java.util.List;

/** Shows the figures: refreshed in place on a terminal, a few lines now and then where the output goes into a file. */
final class Screen {

    private static final String CLEAR_BELOW = "\u001B[J";

    private final PrintWriter out;
    private final boolean terminal;
    private int shown;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean isTerminal() {
        return terminal;
    }

    PrintWriter out() {
        return out;
    }

    /** Replaces what the last call showed. */
    void show(List<String> lines) {
        if (shown > 0) {
            out.print("\u001B[" + shown + "A\r" + CLEAR_BELOW);
        }
        lines.forEach(out::println);
        shown = lines.size();
        out.flush();
    }

    void line(String line) {
        out.println(line);
        out.flush();
    }
}
