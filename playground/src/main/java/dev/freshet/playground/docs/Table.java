/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... headings) {
        row(List.of(headings));
        row(Arrays.stream(headings).map(heading -> "---").toList());
    }

    void row(List<String> cells) {
        text.append(cells.stream().map(Table::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(String content) {
        return content.replace("|", "\\|").replace("\n", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
