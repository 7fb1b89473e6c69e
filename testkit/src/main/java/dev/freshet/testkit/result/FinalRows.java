/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.result;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The truth in a stream of rows with revisions: the newest per key. */
public final class FinalRows {

    private FinalRows() {}

    /**
     * The row of the highest revision per key, whatever order the rows are in.
     *
     * <p>Fails if one revision of a key says two different things, because then there is no truth.
     */
    public static <K extends Comparable<K>, R> Map<K, R> newest(
            Collection<R> rows, Function<R, K> key, ToLongFunction<R> revision) {
        Map<K, R> newest = new TreeMap<>();
        for (R row : rows) {
            newest.merge(key.apply(row), row, (one, other) -> newer(one, other, revision));
        }
        return newest;
    }

    /**
     * The same without what may differ between two runs over the same facts: {@code facts} takes the revision and the
     * time of the last change out of a row.
     */
    public static <K extends Comparable<K>, R, F> Map<K, F> facts(
            Collection<R> rows, Function<R, K> key, ToLongFunction<R> revision, Function<R, F> facts) {
        Map<K, F> result = new TreeMap<>();
        newest(rows, key, revision).forEach((each, row) -> result.put(each, facts.apply(row)));
        return result;
    }

    private static <R> R newer(R one, R other, ToLongFunction<R> revision) {
        long first = revision.applyAsLong(one);
        long second = revision.applyAsLong(other);
        if (first == second && !one.equals(other)) {
            throw new AssertionError(
                    "Two rows of one key have revision %d and differ, so that a reader cannot know which"
                                    .formatted(first)
                            + " is newer:\n  " + one + "\n  " + other);
        }
        return second > first ? other : one;
    }
}
