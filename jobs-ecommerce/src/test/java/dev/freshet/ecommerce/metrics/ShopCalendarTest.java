/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopCalendarTest {

    private static final long SEED = 20101201L;

    @ParameterizedTest
    @CsvSource({
        "UTC,                  2010-12-01T08:26:00Z, 2010-12-01T00:00:00Z, 2010-12-02T00:00:00Z",
        "Europe/Berlin,        2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin,        2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "Asia/Kolkata,         2026-01-01T18:30:00Z, 2026-01-01T18:30:00Z, 2026-01-02T18:30:00Z",
        "America/Sao_Paulo,    2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "America/Sao_Paulo,    2018-02-18T02:30:00Z, 2018-02-17T02:00:00Z, 2018-02-18T03:00:00Z",
        "Africa/Cairo,         2026-04-24T12:00:00Z, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
        "Australia/Lord_Howe,  2026-04-05T00:00:00Z, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z",
        "Pacific/Apia,         2011-12-30T09:59:59Z, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia,         2011-12-30T10:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
    })
    void aDayRunsFromOneLocalMidnightToTheNext(ZoneId zone, Instant instant, Instant start, Instant end) {
        ShopWindow day = new ShopCalendar(zone).window(Granularity.DAY, instant.toEpochMilli());

        assertThat(day.start()).isEqualTo(start);
        assertThat(day.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,                 2010-12-01T08:26:59.999Z, 2010-12-01T08:00:00Z, 2010-12-01T09:00:00Z",
        "UTC,                 1969-12-31T23:59:59.999Z, 1969-12-31T23:00:00Z, 1970-01-01T00:00:00Z",
        "Asia/Kolkata,        2026-01-01T08:29:59Z,     2026-01-01T07:30:00Z, 2026-01-01T08:30:00Z",
        "Asia/Kathmandu,      2026-01-01T08:15:00Z,     2026-01-01T08:15:00Z, 2026-01-01T09:15:00Z",
        "Europe/Berlin,       2026-10-25T00:30:00Z,     2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
        "Europe/Berlin,       2026-10-25T01:30:00Z,     2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:10:00Z,     2026-04-04T15:00:00Z, 2026-04-04T15:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:40:00Z,     2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
    })
    void anHourIsTheOneOnTheWallAndEndsWhereTheClockIsSet(ZoneId zone, Instant instant, Instant start, Instant end) {
        ShopWindow hour = new ShopCalendar(zone).window(Granularity.HOUR, instant.toEpochMilli());

        assertThat(hour.start()).isEqualTo(start);
        assertThat(hour.end()).isEqualTo(end);
    }

    @Test
    void aClockSetBackJustAfterMidnightDoesNotReopenTheOldDay() {
        ZoneId stJohns = ZoneId.of("America/St_Johns");
        Instant newDayBegins = Instant.parse("2010-11-07T02:30:00Z");
        Instant clockShowsTheOldDateAgain = Instant.parse("2010-11-07T03:00:00Z");

        ShopWindow day = new ShopCalendar(stJohns).window(Granularity.DAY, clockShowsTheOldDateAgain.toEpochMilli());

        assertThat(day.start()).isEqualTo(newDayBegins);
        assertThat(day.end()).isEqualTo(Instant.parse("2010-11-08T03:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "+05:30",
                "Europe/Berlin",
                "Europe/London",
                "America/New_York",
                "America/Sao_Paulo",
                "America/St_Johns",
                "America/Caracas",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Asia/Gaza",
                "Asia/Tehran",
                "Asia/Pyongyang",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Pacific/Chatham",
                "Antarctica/Troll"
            })
    void windowsTileTimeAndNest(String zone) {
        ShopCalendar calendar = new ShopCalendar(ZoneId.of(zone));
        long from = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
        long until = Instant.parse("2040-01-01T00:00:00Z").toEpochMilli();

        List<ShopWindow> days = walk(calendar, Granularity.DAY, from, until);
        List<ShopWindow> hours = walk(calendar, Granularity.HOUR, from, until);

        assertThat(days).allMatch(day -> hasLength(day, Duration.ofHours(21), Duration.ofHours(27)));
        assertThat(days).allMatch(day -> isMadeOf(calendar, Granularity.HOUR, day));
        assertThat(hours).allMatch(hour -> hasLength(hour, Duration.ofMillis(1), Duration.ofHours(1)));
        assertThat(hours).allMatch(hour -> isMadeOf(calendar, Granularity.MINUTE, hour));
    }

    private static boolean hasLength(ShopWindow window, Duration least, Duration most) {
        long length = window.endMillis() - window.startMillis();
        return least.toMillis() <= length && length <= most.toMillis();
    }

    private static boolean isMadeOf(ShopCalendar calendar, Granularity smaller, ShopWindow window) {
        return calendar.window(smaller, window.startMillis()).startMillis() == window.startMillis()
                && calendar.window(smaller, window.lastMillis()).endMillis() == window.endMillis();
    }

    /** Every window from a point of time on, each asked for by a fresh point inside the one before and at its border. */
    private static List<ShopWindow> walk(ShopCalendar calendar, Granularity granularity, long from, long until) {
        Random random = new Random(SEED);
        List<ShopWindow> walked = new ArrayList<>();
        ShopWindow window = calendar.window(granularity, from);
        while (window.startMillis() < until) {
            long inside =
                    window.startMillis() + (long) (random.nextDouble() * (window.endMillis() - window.startMillis()));
            if (!calendar.window(granularity, inside).equals(window)
                    || !calendar.window(granularity, window.lastMillis()).equals(window)) {
                throw new AssertionError("not one window: " + window.start() + " seed " + SEED);
            }
            walked.add(window);
            ShopWindow next = calendar.window(granularity, window.endMillis());
            if (next.startMillis() != window.endMillis()) {
                throw new AssertionError("gap or overlap after " + window.end() + " seed " + SEED);
            }
            window = next;
        }
        return walked;
    }

    @Test
    void whatItRemembersDoesNotChangeItsAnswers() {
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        ShopCalendar used = new ShopCalendar(zone);
        Random random = new Random(SEED);

        for (int i = 0; i < 2_000; i++) {
            long instant = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli()
                    + (long) (random.nextDouble() * Duration.ofDays(9_000).toMillis());
            for (Granularity granularity : Granularity.values()) {
                assertThat(used.window(granularity, instant))
                        .as("seed %d, %s at %d", SEED, granularity, instant)
                        .isEqualTo(new ShopCalendar(zone).window(granularity, instant));
            }
        }
    }

    @Test
    void answersAfterItWasSent() throws Exception {
        ShopCalendar calendar = new ShopCalendar(ZoneId.of("Asia/Kolkata"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(calendar);
        }

        ShopCalendar received =
                (ShopCalendar) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(received.window(Granularity.HOUR, 0).startMillis()).isEqualTo(-1_800_000L);
    }
}
