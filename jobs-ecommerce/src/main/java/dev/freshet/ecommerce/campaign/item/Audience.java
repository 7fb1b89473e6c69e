/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.InterestLimit;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keyed state of the shoppers who are to hear of something, and of what each of them is interested in.
 *
 * <p>Sets one timer while there is anybody, {@link #AT_THE_END}; whoever uses it clears it then.
 */
final class Audience<T> {

    /** Behind all other timers: fires at the end of the input and never before. */
    static final long AT_THE_END = Long.MAX_VALUE;

    /** The counter of those for whom there was no room. */
    static final String TURNED_AWAY = "shoppersTurnedAway";

    private final InterestLimit limit;

    /** By shopper; cleared when they leave. Bounded by the limit. */
    private final MapState<String, T> shoppers;

    /** How many they are; cleared with the last. */
    private final ValueState<Integer> count;

    /**
     * The state of a function.
     *
     * @param name of the state in a savepoint; that with {@code -count} is used too
     */
    Audience(RuntimeContext context, String name, TypeInformation<T> type, InterestLimit limit) {
        this.limit = limit;
        shoppers = context.getMapState(new MapStateDescriptor<>(name, Types.STRING, type));
        count = context.getState(new ValueStateDescriptor<>(name + "-count", Types.INT));
    }

    /** Lets a shopper in, or changes what the shopper is interested in; false if there is no room. */
    boolean joins(String shopper, T interest, TimerService timers) throws Exception {
        boolean known = shoppers.contains(shopper);
        int before = size();
        if (!limit.admits(known, before)) {
            return false;
        }
        shoppers.put(shopper, interest);
        if (!known) {
            count.update(before + 1);
        }
        if (before == 0) {
            timers.registerEventTimeTimer(AT_THE_END);
        }
        return true;
    }

    void leaves(String shopper, TimerService timers) throws Exception {
        if (!shoppers.contains(shopper)) {
            return;
        }
        shoppers.remove(shopper);
        int left = size() - 1;
        if (left > 0) {
            count.update(left);
        } else {
            dissolve(timers);
        }
    }

    /** Everybody leaves. */
    void dissolve(TimerService timers) {
        clear();
        timers.deleteEventTimeTimer(AT_THE_END);
    }

    boolean contains(String shopper) throws Exception {
        return shoppers.contains(shopper);
    }

    Iterable<Map.Entry<String, T>> entries() throws Exception {
        return shoppers.entries();
    }

    void clear() {
        shoppers.clear();
        count.clear();
    }

    private int size() throws Exception {
        Integer known = count.value();
        return known == null ? 0 : known;
    }
}
