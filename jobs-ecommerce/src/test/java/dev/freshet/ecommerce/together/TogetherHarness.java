/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The lists' operator, the orders of minutes after noon, whoever tells it their totals, and its rows in words. */
final class TogetherHarness {

    private static final Instant NOON = OrderChanges.NOON;

    private final Map<String, Long> totals = new HashMap<>();
    private final Set<String> untold = new TreeSet<>();
    private KeyedTwoInputHarness<String, ListInput, ItemOrders, BoughtTogetherRow> operator;

    TogetherHarness(StateStore store, TogetherSettings settings) throws Exception {
        operator = KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new BoughtTogetherFunction(settings), List.of(BoughtTogetherFunction.TOTALS)),
                ListInput::itemId,
                ItemOrders::itemId,
                Types.STRING);
    }

    /** So many orders of these items; as many are taken back where it is negative. */
    void ordered(int minute, int times, String... items) {
        add(BasketCounts.ALL_ORDERS, times);
        for (String item : items) {
            add(item, times);
            List<PartnerCount> partners = new ArrayList<>();
            for (String partner : items) {
                if (!partner.equals(item)) {
                    partners.add(new PartnerCount(partner, times));
                }
            }
            operator.first(
                    ListInput.of(new BasketCounts(item, end(minute).toEpochMilli(), times, partners)),
                    lastMoment(minute));
        }
    }

    private void add(String item, long orders) {
        totals.merge(item, orders, Long::sum);
        untold.add(item);
    }

    /** A cart with the item; it is named by who asks. */
    void asks(String shopper, String item, int minute, long millis) {
        Instant at = NOON.plus(Duration.ofMinutes(minute)).plusMillis(millis);
        operator.first(ListInput.of(new CartQuestion(shopper, "cart", 1, item, at)), at);
    }

    /** Of the items that were ordered since the last time, and of all orders. */
    void tellTotalsOf(int minute) {
        for (String item : untold) {
            long orders = totals.getOrDefault(item, 0L);
            operator.second(new ItemOrders(item, end(minute).toEpochMilli(), orders), lastMoment(minute));
        }
        untold.clear();
    }

    /** The totals of the minute are told, and it has passed. */
    void closed(int minute) {
        tellTotalsOf(minute);
        passed(minute, 59_999);
    }

    void passed(int minute, long millis) {
        operator.watermark(NOON.plus(Duration.ofMinutes(minute)).plusMillis(millis));
    }

    private static Instant end(int minute) {
        return NOON.plus(Duration.ofMinutes(minute + 1));
    }

    private static Instant lastMoment(int minute) {
        return end(minute).minusMillis(1);
    }

    void endOfInput() {
        operator.endOfInput();
    }

    void restore() throws Exception {
        operator = operator.snapshotAndRestore();
    }

    /** Since the last time. */
    List<String> rows() {
        return operator.takeOutput().stream()
                .map(row -> row.itemId() + " " + row.orders() + " of " + row.allOrders() + " "
                        + row.items().stream()
                                .map(item -> item.itemId() + " " + item.ordersTogether() + "/" + item.orders() + " "
                                        + item.logLikelihoodRatio().toPlainString())
                                .toList()
                        + " revision " + row.revision() + " at "
                        + row.updatedAt().toString().substring(11, 16))
                .toList();
    }

    /** From the beginning or the last restore on. */
    List<String> answers() {
        return operator.sideOutput(BoughtTogetherFunction.ANSWERS).stream()
                .map(answer -> answer.question().shopper() + " "
                        + answer.companions().stream()
                                .map(item -> item.itemId() + " " + item.ratio().toPlainString())
                                .toList())
                .toList();
    }

    int stateEntries() {
        return operator.stateEntries();
    }

    int timers() {
        return operator.timers();
    }

    void close() {
        operator.close();
    }
}
