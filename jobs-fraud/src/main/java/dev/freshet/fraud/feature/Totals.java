/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import java.time.Instant;

/**
 * How rows become a total. Totals of the same rows are equal, however they were put together.
 *
 * @param <R> a row
 * @param <T> a total of rows
 */
interface Totals<R, T> {

    Moment moment(R row);

    /** The total of no rows. */
    T none();

    T of(R row);

    T plus(T one, T other);

    /** Of the oldest row of at least one. */
    Instant oldest(T total);

    /** Of the newest row of at least one. */
    Instant newest(T total);

    /** Whether rows of this total are not kept. */
    boolean isCapped(T total);

    /** The total, of which it is said that rows are not kept. */
    T capped(T total);

    /** What a total says of all its rows together. */
    T whole(T total);
}
