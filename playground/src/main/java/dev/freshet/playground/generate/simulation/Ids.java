/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

/**
 * Numbers things of one kind: {@code order-7-1}, {@code order-7-2} with the seed 7.
 *
 * <p>The seed is part of the id, so that what a generator with another seed sends to the same Kafka is never taken for copies.
 */
public final class Ids {

    private final String prefix;
    private long number;

    public Ids(String kind, long seed) {
        this.prefix = kind + "-" + seed + "-";
    }

    public String next() {
        return prefix + ++number;
    }
}
