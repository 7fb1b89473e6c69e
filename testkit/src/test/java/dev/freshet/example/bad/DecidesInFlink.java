/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import org.apache.flink.util.Collector;

/** A decision that cannot be read without Flink. */
final class DecidesInFlink {

    void decide(long amount, Collector<Long> out) {
        out.collect(amount);
    }
}
