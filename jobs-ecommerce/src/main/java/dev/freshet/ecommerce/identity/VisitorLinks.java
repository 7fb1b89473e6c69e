/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The users that one visitor signed in as, over time. Each holds from the instant it was seen, that included, to the next, but
 * no longer than {@code memory}: an event exactly that long after the newest link has no user. Nothing but the times of the
 * links decides, so that the answer does not hang on when it is asked for.
 */
final class VisitorLinks {

    private final NavigableMap<Instant, String> users;
    private final Duration memory;

    VisitorLinks(Map<Instant, String> users, Duration memory) {
        this.users = new TreeMap<>(users);
        this.memory = memory;
    }

    /** Of two users seen in one instant the smaller id holds: any fixed rule would do, the order of arrival would not. */
    static String ofSameInstant(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Who made an event without a user: who the visitor was then, else the visitor. */
    String shopperOf(ShopEvent event) {
        String user = userAt(event.eventTime());
        return user == null ? event.shopper() : user;
    }

    /** Who the visitor was then, or null if nobody had signed in, or too long ago. */
    @Nullable
    String userAt(Instant time) {
        Map.Entry<Instant, String> link = users.floorEntry(time);
        return link == null || !time.isBefore(link.getKey().plus(memory)) ? null : link.getValue();
    }

    /**
     * Whose a step is that nobody's was when it was done: of whoever holds it by now, else of the first who signed in after it.
     * Null if nobody did.
     */
    @Nullable
    SignIn ownerOf(Instant time) {
        Map.Entry<Instant, String> link = userAt(time) == null ? users.higherEntry(time) : users.floorEntry(time);
        return link == null ? null : new SignIn(link.getKey(), link.getValue());
    }

    /** The links within a millisecond, as timers know time. */
    List<SignIn> within(long millisecond) {
        Instant first = Instant.ofEpochMilli(millisecond);
        List<SignIn> within = new ArrayList<>();
        users.subMap(first, first.plusMillis(1)).forEach((at, user) -> within.add(new SignIn(at, user)));
        return within;
    }

    /** Whether nobody knew before this link who the visitor is. */
    boolean isFirst(SignIn signIn) {
        Map.Entry<Instant, String> before = users.lowerEntry(signIn.at());
        return before == null || !signIn.at().isBefore(before.getKey().plus(memory));
    }

    /** The links that make no difference from the horizon on: those before the newest at or before it. */
    List<Instant> irrelevantSince(Instant horizon) {
        Instant current = users.floorKey(horizon);
        return current == null
                ? List.of()
                : List.copyOf(users.headMap(current, false).keySet());
    }

    /** From which horizon on a link makes no difference: the time of the second. Of a single link, its own. */
    Instant nextIrrelevance() {
        Instant first = users.firstKey();
        Instant second = users.higherKey(first);
        return second == null ? first : second;
    }

    /**
     * The links to give up where there are too many: first those between two of the same user, which only a late link in
     * between would miss, then the oldest.
     */
    List<Instant> dispensable(int keep) {
        List<Instant> dispensable = new ArrayList<>();
        List<Instant> needed = new ArrayList<>();
        for (Map.Entry<Instant, String> link : users.entrySet()) {
            boolean between = isOf(link.getValue(), users.lowerEntry(link.getKey()))
                    && isOf(link.getValue(), users.higherEntry(link.getKey()));
            (between ? dispensable : needed).add(link.getKey());
        }
        dispensable.addAll(needed.subList(0, Math.max(0, needed.size() - keep)));
        return dispensable;
    }

    private static boolean isOf(String user, Map.@Nullable Entry<Instant, String> link) {
        return link != null && user.equals(link.getValue());
    }
}
