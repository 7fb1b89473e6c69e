/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times in the form of RFC 3339, read strictly and written in UTC.
 *
 * <p>Read: {@code T} or {@code t}, {@code Z}, {@code z} or an offset to the minute, seconds required, dates of the proleptic
 * Gregorian calendar in the years 0000 to 9999, no second 60 (the JVM's time scale has none), fractions of any length, of
 * which digits after the ninth are cut. Written: {@code Z}, and as many fraction digits as are needed.
 */
final class Rfc3339 {

    private static final int SHORTEST = "2000-01-01T00:00:00Z".length();
    private static final int LONGEST = "2000-01-01T00:00:00.000000000Z".length();
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    private Rfc3339() {}

    /** The instant, or null where the characters are no such time. */
    static @Nullable Instant parse(char[] text, int from, int length) {
        if (length < SHORTEST || !separated(text, from)) {
            return null;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        // A part that is no number is -1: the signs of all parts together tell.
        if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return null;
        }
        long local = daysBefore(year, month, day) * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
        return fractionAndOffset(text, from + 19, from + length, local);
    }

    private static boolean separated(char[] text, int from) {
        char separator = text[from + 10];
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && (separator == 'T' || separator == 't')
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    private static @Nullable Instant fractionAndOffset(char[] text, int from, int end, long local) {
        int at = from;
        int nanoseconds = 0;
        if (text[at] == '.') {
            int digit = 100_000_000;
            for (at++; at < end && isDigit(text[at]); at++) {
                nanoseconds += (text[at] - '0') * digit;
                digit /= 10;
            }
            if (at == from + 1 || at == end) {
                return null;
            }
        }
        if (text[at] == 'Z' || text[at] == 'z') {
            return at + 1 == end ? Instant.ofEpochSecond(local, nanoseconds) : null;
        }
        int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
        if (sign == 0 || at + 6 != end || text[at + 3] != ':') {
            return null;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return null;
        }
        return Instant.ofEpochSecond(local - sign * (hours * 3600L + minutes * 60L), nanoseconds);
    }

    /** The time as text, in UTC; see {@link #format(Instant, char[])}. */
    static String format(Instant time) {
        char[] text = new char[LONGEST];
        return new String(text, 0, format(time, text));
    }

    /**
     * Puts the time, in UTC, into {@code text}, which has room for 30 characters, and gives its length.
     *
     * @throws IllegalArgumentException outside the years 0000 to 9999, which RFC 3339 cannot write
     */
    static int format(Instant time, char[] text) {
        long seconds = time.getEpochSecond();
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
            throw new IllegalArgumentException("RFC 3339 has no form for the year of " + time);
        }
        int secondOfDay = Math.floorMod(seconds, SECONDS_A_DAY);
        putDate(text, Math.floorDiv(seconds, SECONDS_A_DAY));
        text[10] = 'T';
        put(text, 11, secondOfDay / 3600, 2);
        text[13] = ':';
        put(text, 14, secondOfDay / 60 % 60, 2);
        text[16] = ':';
        put(text, 17, secondOfDay % 60, 2);
        int end = putFraction(text, time.getNano());
        text[end] = 'Z';
        return end + 1;
    }

    private static int putFraction(char[] text, int nanoseconds) {
        if (nanoseconds == 0) {
            return 19;
        }
        text[19] = '.';
        put(text, 20, nanoseconds, 9);
        int end = 29;
        while (text[end - 1] == '0') {
            end--;
        }
        return end;
    }

    /** Days since 1970-01-01. Years begin in March here, so that the leap day is the last of its year. */
    private static long daysBefore(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /** The inverse of {@link #daysBefore}; both after H. Hinnant, "chrono-compatible low-level date algorithms". */
    private static void putDate(char[] text, long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        put(text, 0, (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0), 4);
        text[4] = '-';
        put(text, 5, month, 2);
        text[7] = '-';
        put(text, 8, dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** The number in {@code digits} characters, or -1. */
    private static int number(char[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void put(char[] text, int from, int number, int digits) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
