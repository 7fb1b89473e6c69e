/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Against java.math; exact examples are in {@link ValueTypesTest}. Repeat a run with {@code -Dfreshet.seed=<the printed seed>}. */
class ExactDecimalTest {

    private static final Logger LOG = LoggerFactory.getLogger(ExactDecimalTest.class);

    private static final Pattern PLAIN_AND_SHORT = Pattern.compile("0|-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");

    private final long seed = Long.getLong("freshet.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void readsAsTheReferenceDoes() {
        LOG.info("seed {}", seed);
        int numbers = 0;
        for (int i = 0; i < 300_000; i++) {
            String text = text();
            BigDecimal expected = SlowFields.decimal(text);

            assertThat(parse(text)).as("seed %d, text '%s'", seed, text).isEqualTo(expected);
            numbers += expected == null ? 0 : 1;
        }
        assertThat(numbers).isBetween(60_000, 240_000);
    }

    @Test
    void writesPlainAndShortAndReadsItBack() {
        LOG.info("seed {}", seed);
        for (int i = 0; i < 200_000; i++) {
            BigInteger unscaled = new BigInteger(random.nextInt(60), random);
            BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(19));
            String text = ExactDecimal.format(value);
            char[] room = new char[40];
            int length = ExactDecimal.format(value, room);

            assertThat(length == 0 ? text : new String(room, 0, length))
                    .as("seed %d", seed)
                    .isEqualTo(text);
            assertThat(text).as("seed %d", seed).matches(PLAIN_AND_SHORT);
            BigDecimal read = parse(text);
            assertThat(read).as("seed %d", seed).isEqualByComparingTo(value);
            assertThat(String.valueOf(read)).as("seed %d", seed).isEqualTo(new BigDecimal(text).toString());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        text.append(digits(random.nextInt(8) == 0 ? 30 : 12));
        if (random.nextBoolean()) {
            text.append('.').append(digits(20)).append("0".repeat(random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(25));
        }
        if (random.nextInt(5) == 0) {
            text.insert(random.nextInt(text.length() + 1), "0-+.e x1".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private String digits(int most) {
        String digits = new BigInteger(200, random).toString().substring(0, random.nextInt(most + 1));
        return random.nextInt(6) == 0 ? "0" : digits;
    }

    private static @Nullable BigDecimal parse(String text) {
        return ExactDecimal.parse(text.toCharArray(), 0, text.length(), 18, 18);
    }
}
