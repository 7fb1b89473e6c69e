/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.contract.ReasonCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The check that bytes are UTF-8 and nothing else, before a parser sees them: Jackson guesses UTF-16 and UTF-32, skips a byte
 * order mark, and lets surrogates through.
 *
 * <p>Well-formedness is that of Unicode 15, table 3-7. Eight bytes at a time while they are ASCII.
 */
final class StrictUtf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = ONES * '\\';

    private StrictUtf8() {}

    /**
     * Whether there is a backslash: only then can a text hold a surrogate that was not checked here.
     *
     * @throws RefusedException if the bytes are blank or not UTF-8
     */
    static boolean check(byte[] bytes) throws RefusedException {
        if (isBlank(bytes)) {
            throw new RefusedException(ReasonCode.EMPTY, "the record holds no JSON document");
        }
        if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
            throw new RefusedException(ReasonCode.NOT_UTF8, "the record is UTF-16 or UTF-32; it must be UTF-8");
        }
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new RefusedException(ReasonCode.NOT_UTF8, "the record begins with a byte order mark; leave it out");
        }
        return checkCharacters(bytes);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean checkCharacters(byte[] bytes) throws RefusedException {
        boolean backslash = false;
        int at = 0;
        while (at < bytes.length) {
            if (at + Long.BYTES <= bytes.length) {
                long eight = (long) LONGS.get(bytes, at);
                if ((eight & HIGH_BITS) == 0) {
                    // A byte of zero after the exclusive-or is a backslash; ASCII input makes the test exact.
                    long zeroWhereBackslash = eight ^ BACKSLASHES;
                    backslash |= ((zeroWhereBackslash - ONES) & ~zeroWhereBackslash & HIGH_BITS) != 0;
                    at += Long.BYTES;
                    continue;
                }
            }
            backslash |= bytes[at] == '\\';
            at += bytes[at] >= 0 ? 1 : lengthOfCharacter(bytes, at);
        }
        return backslash;
    }

    private static int lengthOfCharacter(byte[] bytes, int at) throws RefusedException {
        int lead = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        if (lead == 0xED && second >= 0xA0 && second <= 0xBF) {
            throw new RefusedException(ReasonCode.INVALID_TEXT, "an encoded surrogate at byte " + at);
        }
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length || !secondFits(lead, second)) {
            throw notUtf8(at);
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                throw notUtf8(at);
            }
        }
        return length;
    }

    /** The second byte decides about overlong forms and about the end of Unicode. */
    private static boolean secondFits(int lead, int second) {
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xF4 ? 0x8F : 0xBF;
        return second >= lowest && second <= highest;
    }

    private static RefusedException notUtf8(int at) {
        return new RefusedException(ReasonCode.NOT_UTF8, "the record is not valid UTF-8 at byte " + at);
    }

    /** Whether a text holds a surrogate without its other half. */
    static boolean hasLoneSurrogate(String text) {
        int at = 0;
        while (at < text.length()) {
            // The halves of a pair come as one code point; a surrogate that comes as itself stands alone.
            int codePoint = text.codePointAt(at);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }
}
