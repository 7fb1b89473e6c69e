/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of a case.
 *
 * @param mayPass whether a valid result is right
 * @param reasons the reason codes that are right in a dead letter; empty where it has to pass
 */
public record Expectation(boolean mayPass, Set<String> reasons) {

    /** Leaves no trace at all: the record was never committed. */
    public static final Expectation NOTHING = new Expectation(false, Set.of());

    public Expectation {
        reasons = Set.copyOf(reasons);
    }

    static Expectation accepted() {
        return new Expectation(true, Set.of());
    }

    /** Has to be refused, for one of these reasons. */
    static Expectation rejected(String... reasons) {
        return new Expectation(false, Set.of(reasons));
    }

    /** The contract leaves it open, or a topic's own rule decides. */
    static Expectation either(String... reasons) {
        return new Expectation(true, Set.of(reasons));
    }

    /** Whether the outcome is right: a reason code, or null for a valid result. */
    public boolean allows(@Nullable String reason) {
        return reason == null ? mayPass : reasons.contains(reason);
    }

    @Override
    public String toString() {
        String refused = String.join(" or ", new TreeSet<>(reasons));
        if (reasons.isEmpty()) {
            return mayPass ? "accepted" : "no trace";
        }
        return mayPass ? "accepted or " + refused : refused;
    }
}
