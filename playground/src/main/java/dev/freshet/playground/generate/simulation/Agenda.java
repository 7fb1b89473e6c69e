/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in a made-up world; equal times in the order in which they were planned. */
public final class Agenda {

    /** Something that is planned; it may plan more. */
    public interface Happening {
        void at(Instant now);
    }

    private record Entry(Instant when, long number, Happening happening) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::when).thenComparing(Entry::number));
    private long planned;

    public void plan(Instant when, Happening happening) {
        entries.add(new Entry(when, planned++, happening));
    }

    /** Lets the next thing happen. There is always one: the world never ends. */
    public void proceed() {
        Entry next = entries.remove();
        next.happening().at(next.when());
    }
}
