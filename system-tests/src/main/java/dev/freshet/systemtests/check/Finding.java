/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import java.util.ArrayList;
import java.util.List;

/** How often one thing is the matter, and the first few places where. */
final class Finding {

    private static final int EXAMPLES = 8;

    private final String kind;
    private final List<String> examples = new ArrayList<>();
    private int count;

    Finding(String kind) {
        this.kind = kind;
    }

    /** Nothing is added where {@code times} is zero. */
    void add(int times, String where) {
        count += times;
        if (times > 0 && examples.size() < EXAMPLES) {
            examples.add(kind + ": " + where + (times > 1 ? " (" + times + " times)" : ""));
        }
    }

    int count() {
        return count;
    }

    List<String> examples() {
        return examples;
    }
}
