/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimals from the characters of a JSON number, and back, in one canonical form: no zeros at the end of the fraction, no
 * exponent, no negative zero. Equal numbers therefore are equal values and equal bytes, whatever their producers wrote.
 */
final class ExactDecimal {

    /** So many digits always fit a {@code long}. */
    private static final int DIGITS_OF_LONG = 18;
    /** Beyond every limit, far below overflow; the exponent of a number that is refused need not be exact. */
    private static final int LARGEST_EXPONENT = 100_000;

    private ExactDecimal() {}

    /**
     * The number, or null where the characters are no JSON number or the value has more integer or fraction digits than
     * allowed, not counting zeros that do not matter.
     *
     * @param integerDigits at least 18
     */
    static @Nullable BigDecimal parse(char[] text, int from, int length, int integerDigits, int fractionDigits) {
        int end = from + length;
        boolean negative = length > 0 && text[from] == '-';
        int first = negative ? from + 1 : from;
        int afterInteger = skipDigits(text, first, end);
        int fraction = afterInteger < end && text[afterInteger] == '.' ? afterInteger + 1 : afterInteger;
        int afterMantissa = fraction == afterInteger ? afterInteger : skipDigits(text, fraction, end);
        boolean leadingZero = afterInteger > first + 1 && text[first] == '0';
        boolean emptyFraction = fraction != afterInteger && afterMantissa == fraction;
        if (afterInteger == first || leadingZero || emptyFraction) {
            return null;
        }
        int scale = afterMantissa - fraction;
        if (afterMantissa == end && afterInteger - first + scale <= DIGITS_OF_LONG) {
            return small(text, first, end, negative, scale, fractionDigits);
        }
        if (afterMantissa == end) {
            return large(text, from, afterMantissa, 0, integerDigits, fractionDigits);
        }
        int exponent = exponent(text, afterMantissa, end);
        return exponent == Integer.MIN_VALUE
                ? null
                : large(text, from, afterMantissa, exponent, integerDigits, fractionDigits);
    }

    /** No more than 18 digits in all, so that no bound on integer digits can be broken. */
    private static @Nullable BigDecimal small(
            char[] text, int from, int end, boolean negative, int scale, int fractionDigits) {
        long unscaled = 0;
        for (int i = from; i < end; i++) {
            if (text[i] != '.') {
                unscaled = unscaled * 10 + text[i] - '0';
            }
        }
        int shortest = scale;
        while (shortest > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            shortest--;
        }
        return shortest > fractionDigits ? null : BigDecimal.valueOf(negative ? -unscaled : unscaled, shortest);
    }

    private static @Nullable BigDecimal large(
            char[] text, int from, int end, int exponent, int integerDigits, int fractionDigits) {
        BigDecimal mantissa = new BigDecimal(text, from, end - from).stripTrailingZeros();
        if (mantissa.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = mantissa.scaleByPowerOfTen(exponent);
        if (value.scale() > fractionDigits || value.precision() - value.scale() > integerDigits) {
            return null;
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The exponent from its {@code e} to the end, cut to a size that is safe to use; the smallest int if it is none. */
    private static int exponent(char[] text, int from, int end) {
        if (text[from] != 'e' && text[from] != 'E') {
            return Integer.MIN_VALUE;
        }
        int at = from + 1;
        boolean negative = at < end && text[at] == '-';
        if (negative || (at < end && text[at] == '+')) {
            at++;
        }
        if (at == end || skipDigits(text, at, end) != end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; at < end; at++) {
            value = Math.min(value * 10 + text[at] - '0', LARGEST_EXPONENT);
        }
        return negative ? -value : value;
    }

    private static int skipDigits(char[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /**
     * Puts the canonical text of a number at the beginning of {@code text} and gives its length; 0 where the number has more
     * than 18 digits, a negative scale or one above 18, which {@link #format(BigDecimal)} writes.
     *
     * @param text room for 40 characters
     */
    static int format(BigDecimal value, char[] text) {
        int scale = value.scale();
        if (value.precision() > DIGITS_OF_LONG || scale < 0 || scale > DIGITS_OF_LONG) {
            return 0;
        }
        long unscaled = value.unscaledValue().longValue();
        long rest = Math.abs(unscaled);
        while (scale > 0 && rest % 10 == 0) {
            rest /= 10;
            scale--;
        }
        int start = putDigits(rest, scale, text);
        if (unscaled < 0) {
            text[--start] = '-';
        }
        System.arraycopy(text, start, text, 0, text.length - start);
        return text.length - start;
    }

    /** Puts digits, with a point before the last {@code scale} of them, to the end of {@code text}; gives their beginning. */
    private static int putDigits(long digits, int scale, char[] text) {
        long rest = digits;
        int start = text.length;
        for (int written = 0; rest > 0 || written <= scale; written++) {
            if (written == scale && scale > 0) {
                text[--start] = '.';
            }
            text[--start] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return start;
    }

    /** The canonical text of any number. */
    static String format(BigDecimal value) {
        String plain = value.toPlainString();
        if (value.scale() <= 0) {
            return plain;
        }
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
