/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seeded damage to valid documents. Nothing is said about the outcome, but that there has to be exactly one. */
public final class Fuzz {

    private static final Logger LOG = LoggerFactory.getLogger(Fuzz.class);
    private static final byte[] TELLING = "{}[]\",:\\0-+eE.tfn \u0000\u007f".getBytes(UTF_8);
    private static final int MOST_EDITS = 4;

    private final Random random;

    private Fuzz(long seed) {
        this.random = new Random(seed);
    }

    /** Documents with one to four edits each: the same for the same seed, which is logged. */
    public static List<byte[]> mutations(Sample sample, long seed, int count) {
        LOG.info("{} mutations with seed {}", count, seed);
        Fuzz fuzz = new Fuzz(seed);
        return IntStream.range(0, count)
                .mapToObj(unused -> fuzz.mutation(sample.bytes()))
                .toList();
    }

    private byte[] mutation(byte[] valid) {
        byte[] bytes = valid.clone();
        int edits = 1 + random.nextInt(MOST_EDITS);
        for (int edit = 0; edit < edits && bytes.length > 0; edit++) {
            bytes = edited(bytes, random.nextInt(bytes.length));
        }
        return bytes;
    }

    private byte[] edited(byte[] bytes, int at) {
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
            case 1 -> replaced(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 2 -> spliced(bytes, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
            case 3 -> spliced(bytes, at, at + 1, new byte[0]);
            case 4 -> Arrays.copyOf(bytes, at);
            default -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
                yield spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            }
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte other) {
        byte[] copy = bytes.clone();
        copy[at] = other;
        return copy;
    }

    /** The bytes with others in the place of those from {@code from} to before {@code to}. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] others) {
        byte[] result = new byte[bytes.length - (to - from) + others.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(others, 0, result, from, others.length);
        System.arraycopy(bytes, to, result, from + others.length, bytes.length - to);
        return result;
    }
}
