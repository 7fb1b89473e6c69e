/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;

/**
 * Something about a transaction, which counts as genuine until a label says otherwise.
 *
 * @param <T> itself
 */
interface Judgeable<T> {

    String accountId();

    Moment moment();

    /** The same about a fraud. */
    T asFraud();
}
