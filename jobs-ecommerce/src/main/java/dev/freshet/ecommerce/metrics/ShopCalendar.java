/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Minutes, hours and days as the clock on the shop's wall shows them.
 *
 * <p>The windows of one granularity tile time: every instant lies in exactly one, and each ends where the next begins.
 * Minutes lie inside hours and hours inside days.
 *
 * <ul>
 *   <li>A day begins at the first midnight of its date, or where a clock that skips midnight goes on. So it lasts 23, 24 or
 *       25 hours (half an hour less or more on Lord Howe Island), and a date that a zone leaves out has no window.
 *   <li>An hour or minute also ends where the clock is set. A repeated hour is two windows; where the clock is moved by half
 *       an hour, the hour beside it is a window of 30 minutes.
 * </ul>
 *
 * <p>Remembers the offset and the day it last needed, so it is for one thread, and fastest when times come roughly in order.
 */
public final class ShopCalendar implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final ShopWindow NEVER = new ShopWindow(0, 0);

    private final ZoneId zone;

    /** The stretch of time in which {@link #offsetMillis} is in force. */
    private transient ShopWindow sameOffset = NEVER;

    private transient long offsetMillis;

    private transient ShopWindow day = NEVER;

    public ShopCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** The window in which a point of time, in epoch milliseconds, lies. */
    public ShopWindow window(Granularity granularity, long epochMilli) {
        return switch (granularity) {
            case MINUTE -> window(MINUTE_MILLIS, epochMilli);
            case HOUR -> window(HOUR_MILLIS, epochMilli);
            case DAY -> day(epochMilli);
        };
    }

    private ShopWindow window(long length, long epochMilli) {
        if (!sameOffset.contains(epochMilli)) {
            findOffset(epochMilli);
        }
        long start = epochMilli - Math.floorMod(epochMilli + offsetMillis, length);
        return new ShopWindow(
                Math.max(start, sameOffset.startMillis()), Math.min(start + length, sameOffset.endMillis()));
    }

    private void findOffset(long epochMilli) {
        Instant instant = Instant.ofEpochMilli(epochMilli);
        ZoneRules rules = zone.getRules();
        // One nanosecond later, so that a change at this very instant counts as past.
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        sameOffset = new ShopWindow(
                previous == null ? Long.MIN_VALUE : previous.getInstant().toEpochMilli(),
                next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli());
        offsetMillis = rules.getOffset(instant).getTotalSeconds() * 1000L;
    }

    private ShopWindow day(long epochMilli) {
        if (!day.contains(epochMilli)) {
            day = findDay(epochMilli);
        }
        return day;
    }

    private ShopWindow findDay(long epochMilli) {
        LocalDate date = Instant.ofEpochMilli(epochMilli).atZone(zone).toLocalDate();
        // A clock set back just after midnight shows the old date again, when the new day has already begun.
        while (firstMidnight(date.plusDays(1)) <= epochMilli) {
            date = date.plusDays(1);
        }
        return new ShopWindow(firstMidnight(date), firstMidnight(date.plusDays(1)));
    }

    private long firstMidnight(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private Object readResolve() {
        return new ShopCalendar(zone);
    }
}
