/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/** Cuts what would be one key into a fixed number, so that it does not fall to one subtask alone. */
public final class Shard {

    /** 2^32 divided by the golden ratio: spreads hashes that follow each other, as those of numbered ids do. */
    private static final int SPREAD = 0x9E3779B9;

    private Shard() {}

    /**
     * From 0 to count − 1, the same in every process and release: state is found by it.
     *
     * @param member a text, or a record of texts and numbers alone: the hash of anything else may follow the process
     */
    public static long of(Object member, int count) {
        return (Integer.toUnsignedLong(member.hashCode() * SPREAD) * count) >>> Integer.SIZE;
    }
}
