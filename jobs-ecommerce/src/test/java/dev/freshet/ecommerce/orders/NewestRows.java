/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.orders.BatchOrders.Expected;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is left when all revisions are applied. */
final class NewestRows {

    private NewestRows() {}

    /** The newest revision of each row; revisions must rise from 1 without gaps. */
    static List<Expected> of(List<OrderRow> rows) {
        Map<String, OrderRow> newest = new HashMap<>();
        for (OrderRow row : rows) {
            OrderRow before = newest.put(row.rowKey(), row);
            assertThat(row.revision()).as(row.rowKey()).isEqualTo(before == null ? 1 : before.revision() + 1);
            assertThat(row.updatedAt()).isAfterOrEqualTo(row.eventTime());
        }
        return newest.values().stream().map(Expected::of).toList();
    }

    /** Gross − discount − refunded over all changes, of each shopper for whom it is not zero. */
    static Map<String, BigDecimal> net(List<OrderChange> changes) {
        Map<String, BigDecimal> net = new HashMap<>();
        for (OrderChange change : changes) {
            for (OrderLine line : change.lines()) {
                BigDecimal amount = line.gross().subtract(line.discount()).subtract(line.refunded());
                net.merge(change.shopper(), amount.multiply(BigDecimal.valueOf(change.sign())), BigDecimal::add);
            }
        }
        return withoutZeros(net);
    }

    static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> amounts) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        amounts.forEach((shopper, amount) -> plain.put(shopper, amount.stripTrailingZeros()));
        plain.values().removeIf(amount -> amount.signum() == 0);
        return plain;
    }
}
