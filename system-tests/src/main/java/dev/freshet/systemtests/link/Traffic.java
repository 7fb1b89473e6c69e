/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What all connections of a link share: its condition, the room for requests, and what was swallowed. */
final class Traffic {

    private final AtomicLong swallowed = new AtomicLong();
    private final AtomicLong delayed = new AtomicLong();
    private volatile Condition condition = Condition.GOOD;
    private long requestsFreeAt = System.nanoTime();

    void set(Condition other) {
        condition = other;
    }

    Condition condition() {
        return condition;
    }

    boolean loses(Direction direction) {
        return direction == Direction.REQUESTS ? condition.losesRequests() : condition.losesAnswers();
    }

    void swallow(int bytes) {
        swallowed.addAndGet(bytes);
    }

    long swallowed() {
        return swallowed.get();
    }

    long delayed() {
        return delayed.get();
    }

    /** When bytes that come now arrive at the other end, by {@link System#nanoTime}. */
    long arrival(Direction direction, int bytes) {
        long now = System.nanoTime();
        long through = direction == Direction.REQUESTS ? throughBottleneck(now, bytes) : now;
        Duration delay = condition.delay();
        delayed.addAndGet(delay.isZero() ? 0 : bytes);
        return through + delay.toNanos();
    }

    private synchronized long throughBottleneck(long now, int bytes) {
        long rate = condition.requestBytesPerSecond();
        long taken = rate == Long.MAX_VALUE ? 0 : TimeUnit.SECONDS.toNanos(bytes) / rate;
        requestsFreeAt = Math.max(now, requestsFreeAt) + taken;
        return requestsFreeAt;
    }

    /** Which way bytes go. */
    enum Direction {
        REQUESTS,
        ANSWERS
    }
}
