/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The links of one visitor that may still matter. */
final class KeptLinks {

    /** Far above what a person does within the allowed lateness; reached by an id that many people share by mistake. */
    static final int MOST_LINKS = 1_000;

    private final Duration memory;

    /**
     * User from a time on. Holds the newest link before the allowed lateness and all after it, but at most
     * {@value #MOST_LINKS}; cleared when no event may come for which one of them holds.
     */
    private final MapState<Instant, String> links;

    /** What is known of a visitor who is linked; one per visitor, cleared together with the links. */
    private final ValueState<LinkedVisitor> linked;

    KeptLinks(RuntimeContext context, Duration memory) {
        this.memory = memory;
        links = context.getMapState(new MapStateDescriptor<>("user-links", Types.INSTANT, Types.STRING));
        linked = context.getState(new ValueStateDescriptor<>("linked-visitor", Types.POJO(LinkedVisitor.class)));
    }

    /**
     * What came of a link.
     *
     * @param visitor what is known of the visitor then
     * @param mayBeFirst false where somebody is known to have been signed in just before
     */
    record Added(LinkedVisitor visitor, boolean mayBeFirst) {}

    Added add(Instant time, String user) throws Exception {
        LinkedVisitor visitor = linked.value();
        String sameInstant = links.get(time);
        links.put(time, sameInstant == null ? user : VisitorLinks.ofSameInstant(sameInstant, user));
        int count = (visitor == null ? 0 : visitor.links()) + (sameInstant == null ? 1 : 0);
        if (count > MOST_LINKS) {
            count -= drop(all().dispensable(MOST_LINKS / 2));
        }
        Instant newest = visitor == null || visitor.lastSignedIn().isBefore(time) ? time : visitor.lastSignedIn();
        LinkedVisitor known = new LinkedVisitor(newest, count);
        linked.update(known);
        return new Added(known, visitor == null || !follows(time, visitor));
    }

    /** What is known of the visitor, or null if no link is kept. */
    @Nullable
    LinkedVisitor visitor() throws Exception {
        return linked.value();
    }

    VisitorLinks known() throws Exception {
        return linked.value() == null ? new VisitorLinks(Map.of(), memory) : all();
    }

    /** Forgets the links that hold for no event at or after this time. */
    void forgetBefore(Instant oldest) throws Exception {
        LinkedVisitor visitor = linked.value();
        if (visitor == null) {
            return;
        }
        if (!oldest.isBefore(visitor.lastSignedIn().plus(memory))) {
            clear();
            return;
        }
        int dropped = drop(all().irrelevantSince(oldest));
        if (dropped > 0) {
            linked.update(new LinkedVisitor(visitor.lastSignedIn(), visitor.links() - dropped));
        }
    }

    private void clear() {
        links.clear();
        linked.clear();
    }

    /** Told without a look at all links; of two that come out of order neither is known to follow the other. */
    private boolean follows(Instant time, LinkedVisitor before) {
        return !time.isBefore(before.lastSignedIn())
                && time.isBefore(before.lastSignedIn().plus(memory));
    }

    private int drop(List<Instant> times) throws Exception {
        for (Instant time : times) {
            links.remove(time);
        }
        return times.size();
    }

    private VisitorLinks all() throws Exception {
        Map<Instant, String> byTime = new HashMap<>();
        for (Map.Entry<Instant, String> link : links.entries()) {
            byTime.put(link.getKey(), link.getValue());
        }
        return new VisitorLinks(byTime, memory);
    }
}
