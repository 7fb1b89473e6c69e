/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import dev.freshet.playground.cli.CommandFailure;
import java.util.Map;

/** The generated parts of a page, each between {@code <!-- generated: NAME -->} and {@code <!-- end of NAME -->}. */
final class Sections {

    private Sections() {}

    /** The page with every section filled anew; all of them must have their marks. */
    static String fill(String page, String file, Map<String, String> sections) {
        String filled = page;
        for (Map.Entry<String, String> section : sections.entrySet()) {
            filled = fill(filled, file, section.getKey(), section.getValue());
        }
        return filled;
    }

    private static String fill(String page, String file, String name, String content) {
        String begin = "<!-- generated: " + name + " -->";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new CommandFailure(file + " lacks the marks '" + begin + "' and '" + end + "', one after the other.");
        }
        return page.substring(0, from + begin.length()) + "\n" + content + page.substring(to);
    }
}
