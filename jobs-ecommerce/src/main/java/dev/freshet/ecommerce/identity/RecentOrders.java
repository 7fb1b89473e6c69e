/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Purchases and refunds of one visitor, as long as a late sign-in may still tell who made them. */
final class RecentOrders {

    /**
     * The last answer by event id, of events without a user; cleared when no link at or before them can come any more.
     * Bounded by those of one visitor within the allowed lateness.
     */
    private final MapState<String, ShopperAnswer> answers;

    RecentOrders(RuntimeContext context) {
        answers = context.getMapState(
                new MapStateDescriptor<>("recent-orders", Types.STRING, Types.POJO(ShopperAnswer.class)));
    }

    void add(ShopEvent order, String shopper) throws Exception {
        answers.put(order.eventId(), new ShopperAnswer(order, shopper, 0));
    }

    /** The answers that are other ones, now that these links are known; they are the last answers from now on. */
    List<ShopperAnswer> correct(VisitorLinks links) throws Exception {
        List<ShopperAnswer> corrected = new ArrayList<>();
        for (ShopperAnswer answer : answers.values()) {
            String shopper = links.shopperOf(answer.event());
            if (!shopper.equals(answer.shopper())) {
                corrected.add(answer.corrected(shopper));
            }
        }
        for (ShopperAnswer answer : corrected) {
            answers.put(answer.event().eventId(), answer);
        }
        return corrected;
    }

    /** Forgets those whose time is before this one, epoch milliseconds. */
    void forgetBefore(long oldest) throws Exception {
        List<String> forgotten = new ArrayList<>();
        for (Map.Entry<String, ShopperAnswer> answer : answers.entries()) {
            if (answer.getValue().event().eventTime().toEpochMilli() < oldest) {
                forgotten.add(answer.getKey());
            }
        }
        for (String eventId : forgotten) {
            answers.remove(eventId);
        }
    }

    /** The time of the oldest, or null if there is none. */
    @Nullable
    Instant oldest() throws Exception {
        Instant oldest = null;
        for (ShopperAnswer answer : answers.values()) {
            Instant time = answer.event().eventTime();
            oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
        }
        return oldest;
    }

    boolean isEmpty() throws Exception {
        return answers.isEmpty();
    }
}
