/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares what a job committed for one-time purchases with what follows from their numbers, in the memory of a test: a bit per
 * order, a few sums per row of product metrics. Takes the records of every output, each partition in its order.
 */
public final class OneTimeLedger {

    private static final int EXAMPLES = 8;

    private final OneTimePurchases purchases;
    private final int count;
    private final OneTimeSales sales = new OneTimeSales();
    private final BitSet orders = new BitSet();
    private final List<String> examples = new ArrayList<>();
    private long committed;
    private int doubled;
    private int wrong;

    /** @param days how many whole days are sent */
    public OneTimeLedger(OneTimePurchases purchases, int days) {
        this.purchases = purchases;
        this.count = days * purchases.perDay();
        for (int number = 0; number < count; number++) {
            sales.expect(purchases.purchase(number));
        }
    }

    public void add(ConsumerRecord<byte[], byte[]> record) {
        committed++;
        JsonNode row = ShopEvents.parse(record.value());
        if (record.topic().equals(EcommerceTopics.ORDERS.name())) {
            order(row);
        } else if (!record.topic().equals(EcommerceTopics.PRODUCT_METRICS.name())) {
            wrong++;
            example("a record on " + record.topic() + ": " + row);
        } else if (!isOfClosing(row)) {
            sales.add(row);
        }
    }

    private boolean isOfClosing(JsonNode row) {
        Instant end = purchases.purchase(count).time();
        return !Instant.parse(row.path("window_start").asText()).isBefore(end);
    }

    private void order(JsonNode row) {
        int number = OneTimePurchase.numberOf(row.path("transaction_id").asText());
        if (orders.get(number)) {
            doubled++;
            example("an order once more: " + row);
        }
        orders.set(number);
        if (!purchases.purchase(number).isBookedBy(row)) {
            wrong++;
            example("an order that is wrong: " + row);
        }
    }

    private void example(String what) {
        if (examples.size() < EXAMPLES) {
            examples.add(what);
        }
    }

    /** Of what has come until now. */
    public Verdict verdict() {
        int missing = count - orders.cardinality();
        List<String> all = new ArrayList<>(examples);
        if (missing + sales.lost() + sales.doubled() + sales.wrong() > 0) {
            all.add("%d orders are missing; product metrics: %d lost, %d doubled, %d wrong"
                    .formatted(missing, sales.lost(), sales.doubled(), sales.wrong()));
        }
        return new Verdict(
                count, committed, missing + sales.lost(), doubled + sales.doubled(), wrong + sales.wrong(), 0, all);
    }
}
