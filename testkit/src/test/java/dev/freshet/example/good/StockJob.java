/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

/** A program that is a job. */
public final class StockJob {

    private StockJob() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            throw new IllegalArgumentException("takes no arguments");
        }
    }
}
