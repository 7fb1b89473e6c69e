/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address by its meaning: the many spellings of one address are equal. Nothing here asks for a name.
 *
 * <p>IPv4 is four decimal numbers without leading zeros, which some read as octal; IPv6 is the text form of RFC 4291, without a
 * zone. An IPv4 address that is mapped into IPv6 (::ffff:10.0.0.1) is that IPv4 address.
 *
 * @param isSix whether it is IPv6
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; of IPv4 the lower 32 of them
 */
public record IpAddress(boolean isSix, long high, long low) {

    private static final int LONGEST_TEXT = 45;
    private static final int GROUPS = 8;
    private static final long MAPPED = 0xffffL << 32;
    private static final long LOWER_HALF = 0xffff_ffffL;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    /** The address, or null where the text is none. */
    public static @Nullable IpAddress parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return null;
        }
        return text.indexOf(':') < 0 ? four(text) : six(text);
    }

    /** One spelling for each address, and any other text as it is: a key under which all of an address's spellings meet. */
    public static String canonical(String text) {
        IpAddress address = parse(text);
        return address == null ? text : address.text();
    }

    /** Of IPv6 the form of RFC 5952. */
    public String text() {
        return isSix ? sixText() : fourText(low);
    }

    /** The same with all bits behind the prefix off. */
    IpAddress masked(int bits) {
        if (!isSix) {
            return new IpAddress(false, 0, low & LOWER_HALF & upperBits(32 + bits));
        }
        return new IpAddress(true, high & upperBits(bits), low & upperBits(bits - Long.SIZE));
    }

    int bits() {
        return isSix ? 2 * Long.SIZE : Integer.SIZE;
    }

    /** A number of which so many bits are on, the highest first; none where it is negative. */
    private static long upperBits(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? -1L : -1L << (Long.SIZE - count);
    }

    private static @Nullable IpAddress four(String text) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            return null;
        }
        long address = 0;
        for (String number : numbers) {
            if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) > 255) {
                return null;
            }
            address = address << 8 | Integer.parseInt(number);
        }
        return new IpAddress(false, 0, address);
    }

    private static @Nullable IpAddress six(String text) {
        String groups = inGroups(text);
        if (groups == null) {
            return null;
        }
        // A second one leaves an empty group, which is none.
        int gap = groups.indexOf("::");
        String[] left = parts(gap < 0 ? groups : groups.substring(0, gap));
        String[] right = parts(gap < 0 ? "" : groups.substring(gap + 2));
        int given = left.length + right.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return null;
        }
        long[] halves = new long[2];
        return fill(halves, left, 0) && fill(halves, right, GROUPS - right.length)
                ? unmapped(halves[0], halves[1])
                : null;
    }

    /** An IPv4 address at the end written as two groups; null where it is none. */
    private static @Nullable String inGroups(String text) {
        int colon = text.lastIndexOf(':');
        if (text.indexOf('.') < 0) {
            return text;
        }
        IpAddress end = four(text.substring(colon + 1));
        return end == null
                ? null
                : text.substring(0, colon + 1) + Long.toHexString(end.low >> 16) + ":"
                        + Long.toHexString(end.low & 0xffff);
    }

    private static String[] parts(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":", -1);
    }

    private static boolean fill(long[] halves, String[] groups, int from) {
        for (int i = 0; i < groups.length; i++) {
            if (!GROUP.matcher(groups[i]).matches()) {
                return false;
            }
            int place = from + i;
            halves[place / 4] |= Long.parseLong(groups[i], 16) << (16 * (3 - place % 4));
        }
        return true;
    }

    private static IpAddress unmapped(long high, long low) {
        boolean mapped = high == 0 && (low & ~LOWER_HALF) == MAPPED;
        return mapped ? new IpAddress(false, 0, low & LOWER_HALF) : new IpAddress(true, high, low);
    }

    private static String fourText(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** The first of the longest runs of two or more groups of zero becomes a double colon. */
    private String sixText() {
        int from = GROUPS;
        int length = 1;
        for (int start = 0; start < GROUPS; start++) {
            int run = zerosFrom(start);
            if (run > length) {
                from = start;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(i == 0 || i == from + length ? "" : ":").append(Long.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int zerosFrom(int start) {
        int end = start;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - start;
    }

    private long group(int place) {
        return (place < 4 ? high : low) >> (16 * (3 - place % 4)) & 0xffff;
    }
}
