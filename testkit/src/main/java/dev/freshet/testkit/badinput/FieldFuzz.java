/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents whose named fields hold other values than the sample's, or are not there: always JSON, seldom valid. Where
 * {@link Fuzz} asks what becomes of garbage, this asks where exactly the contract draws its lines.
 */
public final class FieldFuzz {

    private static final Logger LOG = LoggerFactory.getLogger(FieldFuzz.class);
    private static final int MOST_FIELDS = 3;

    /** Values of every JSON type, many of them at the edge of what some field may hold. */
    private static final List<String> VALUES = values();

    private final Random random;

    private FieldFuzz(long seed) {
        this.random = new Random(seed);
    }

    /** Documents with one to three changed fields each: the same for the same seed, which is logged. */
    public static List<byte[]> mutations(Sample sample, long seed, int count) {
        LOG.info("{} mutations of fields with seed {}", count, seed);
        FieldFuzz fuzz = new FieldFuzz(seed);
        return IntStream.range(0, count)
                .mapToObj(unused -> fuzz.mutation(sample))
                .toList();
    }

    private byte[] mutation(Sample sample) {
        Map<Sample.Field, Optional<String>> changes = new LinkedHashMap<>();
        for (int left = 1 + random.nextInt(MOST_FIELDS); left > 0; left--) {
            boolean absent = random.nextInt(8) == 0;
            changes.put(pick(sample.fields()), absent ? Optional.empty() : Optional.of(pick(VALUES)));
        }
        return sample.with(changes).getBytes(UTF_8);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(List.of("null", "true", "false", "[]", "{}", "[1]", "{\"a\":1}"));
        for (int length : new int[] {0, 1, 3, 255, 256, 257, 1_000}) {
            values.add("\"" + "x".repeat(length) + "\"");
        }
        values.addAll(List.of("\" \"", "\"EUR\"", "\"eur\"", "\"EURO\"", "\"ÄÖÜ\"", "\"" + "𝄞".repeat(256) + "\""));
        for (String number : List.of(
                "0",
                "-0",
                "1",
                "-1",
                "0.5",
                "2.0",
                "2e0",
                "1.5e1",
                "999999",
                "1000000",
                "1000001",
                "1000000000",
                "1000000001",
                "2147483648",
                "9007199254740993",
                "999999999999999999",
                "999999999999999999.999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "1e17",
                "1e18",
                "1e400")) {
            values.add(number);
            values.add("\"" + number + "\"");
        }
        for (String time : List.of(
                "2026-03-02T10:00:00Z",
                "2026-03-02t10:00:00.123456789z",
                "2026-03-02T10:00:00+14:00",
                "2026-03-02T10:00:00-25:00",
                "2026-03-02T24:00:00Z",
                "2026-03-02 10:00:00Z",
                "2026-3-2T10:00:00Z",
                "2026-03-02",
                "10000-03-02T10:00:00Z")) {
            values.add("\"" + time + "\"");
        }
        values.addAll(List.of("631151999999", "631152000000", "1772445600000", "253402300799999", "253402300800000"));
        return List.copyOf(values);
    }
}
