/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.time.Instant;

/**
 * Transactions at a terminal, and how many of them are known as frauds.
 *
 * @param oldest of all, those that only a label tells of included
 * @param newest of all, those that only a label tells of included
 * @param capped whether rows of them are not kept
 */
public record JudgedTotal(long count, long frauds, Instant oldest, Instant newest, boolean capped) {

    static final JudgedTotal NONE = new JudgedTotal(0, 0, Instant.MAX, Instant.MIN, false);

    static JudgedTotal of(JudgedRow row) {
        Instant at = row.moment().at();
        return new JudgedTotal(row.count(), row.frauds(), at, at, false);
    }

    /** What the total of the row is more than that of another of its moment. */
    static JudgedTotal change(JudgedRow from, JudgedRow to) {
        Instant at = to.moment().at();
        return new JudgedTotal(to.count() - from.count(), to.frauds() - from.frauds(), at, at, false);
    }

    JudgedTotal plus(JudgedTotal other) {
        return new JudgedTotal(
                count + other.count,
                frauds + other.frauds,
                oldest.isBefore(other.oldest) ? oldest : other.oldest,
                newest.isAfter(other.newest) ? newest : other.newest,
                capped || other.capped);
    }

    JudgedTotal capped(boolean isCapped) {
        return new JudgedTotal(count, frauds, oldest, newest, isCapped);
    }
}
