/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from something that happens to a transaction, each kind in its order.
 *
 * @param rows revisions to publish
 * @param changes what begins and ceases to count
 * @param notices what to count for those who watch the job
 */
record OrderPostings(List<OrderRow> rows, List<OrderChange> changes, List<OrderNotice> notices) {

    OrderPostings() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
