/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.io.Serializable;

/** Says what one input adds to which items, categories and the shop. */
interface ActivitySource<T> extends Serializable {

    void add(T input, Accumulators to);
}
