/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What expressions may name.
 *
 * @param figures names of numbers; flags are 0 or 1
 * @param texts names of texts
 */
public record Vocabulary(Set<String> figures, Set<String> texts) implements Serializable {

    public Vocabulary {
        // Ordered, so that every message and every environment is the same.
        figures = new TreeSet<>(figures);
        texts = new TreeSet<>(texts);
        Set<String> both = new TreeSet<>(figures);
        both.retainAll(texts);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("one name is a number or a text, not both: " + both);
        }
    }
}
