/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Some bytes on their way, or the end of the stream.
 *
 * @param due when it arrives, by {@link System#nanoTime}
 * @param order among those that arrive at the same time
 */
record Piece(byte[] bytes, boolean isEnd, long due, int order) implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        Piece piece = (Piece) other;
        int byTime = Long.compare(due - piece.due, 0);
        return byTime == 0 ? Integer.compare(order, piece.order) : byTime;
    }
}
