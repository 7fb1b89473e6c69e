/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Against java.time. Repeat a run with {@code -Dfreshet.seed=<the printed seed>}. */
class Rfc3339Test {

    private static final Logger LOG = LoggerFactory.getLogger(Rfc3339Test.class);

    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static final int[] POWERS = {1, 10, 1000, 1_000_000, 100_000_000, 1_000_000_000};

    private static final Pattern NEEDLESS_FRACTION = Pattern.compile("\\.(.*0)?Z");

    private final long seed = Long.getLong("freshet.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void writesAndReadsEveryDayOfTheCalendar() {
        LocalDate last = LocalDate.of(9999, 12, 31);
        for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            Instant time = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            String text = Rfc3339.format(time);

            assertThat(text).isEqualTo(day + "T00:00:00Z");
            assertThat(parse(text)).isEqualTo(time);
        }
    }

    @Test
    void writesInstantsAsTheJdkReadsThem() {
        LOG.info("seed {}", seed);
        for (int i = 0; i < 200_000; i++) {
            int power = POWERS[random.nextInt(POWERS.length)];
            int nanoseconds = random.nextInt(1_000_000_000) / power * power;
            Instant time = Instant.ofEpochSecond(random.nextLong(FIRST_SECOND, LAST_SECOND + 1), nanoseconds);
            String text = Rfc3339.format(time);

            assertThat(Instant.parse(text)).as("seed %d", seed).isEqualTo(time);
            assertThat(text).as("seed %d", seed).doesNotContainPattern(NEEDLESS_FRACTION);
            assertThat(parse(text)).as("seed %d", seed).isEqualTo(time);
        }
    }

    /** Right texts with up to two characters changed, taken away or put in. */
    @Test
    void answersToDamagedTextsAsTheReferenceDoes() {
        LOG.info("seed {}", seed);
        int times = 0;
        for (int i = 0; i < 300_000; i++) {
            String text = damaged();
            Instant expected = SlowFields.time(text);

            assertThat(parse(text)).as("seed %d, text '%s'", seed, text).isEqualTo(expected);
            times += expected == null ? 0 : 1;
        }
        assertThat(times).isBetween(60_000, 240_000);
    }

    private String damaged() {
        String fraction = random.nextBoolean() ? "" : "." + Long.toUnsignedString(random.nextLong());
        String[] offsets = {"Z", "z", "+01:00", "-23:59", "+24:00", "-00:00"};
        StringBuilder text = new StringBuilder("%04d-%02d-%02dT%02d:%02d:%02d%s%s"
                .formatted(
                        random.nextInt(10_000),
                        random.nextInt(13),
                        1 + random.nextInt(31),
                        random.nextInt(25),
                        random.nextInt(60),
                        random.nextInt(60),
                        fraction,
                        offsets[random.nextInt(offsets.length)]));
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            char character = "0123456789-:.TtZz+ \u0661".charAt(random.nextInt(20));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, character);
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, character);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00Z",
                "2026-03-01 10:00:00Z",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00:60Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:60:00Z",
                "2026-02-29T10:00:00Z",
                "2100-02-29T10:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-00T10:00:00Z",
                "2026-03-01T10:00:00.Z",
                "2026-03-01T10:00:00,5Z",
                "2026-03-01T10:00:00.5",
                "2026-03-01T10:00:00+01",
                "2026-03-01T10:00:00+0100",
                "2026-03-01T10:00:00+24:00",
                "2026-03-01T10:00:00+01:60",
                "2026-03-01T10:00:00Zx",
                " 2026-03-01T10:00:00Z",
                "+2026-03-01T10:00:00Z",
                "-026-03-01T10:00:00Z",
                "20260301T100000Z",
                "2026-W09-7T10:00:00Z"
            })
    void refusesWhatRfc3339DoesNotKnow(String text) {
        assertThat(parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2000-02-29T00:00:00-00:00, 2000-02-29T00:00:00Z",
        "2026-03-01T00:00:00+14:00, 2026-02-28T10:00:00Z",
        "2026-12-31T23:59:59.999999999999-23:59, 2027-01-01T23:58:59.999999999Z",
        "0000-01-01T00:00:00+23:59, -0001-12-31T00:01:00Z",
        "2026-03-01t10:00:00.000000001z, 2026-03-01T10:00:00.000000001Z"
    })
    void readsOffsetsFractionsAndLowerCase(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected);
    }

    @Test
    void readsFromTheMiddleOfABuffer() {
        char[] buffer = "12026-03-01T10:00:00Z9".toCharArray();

        assertThat(Rfc3339.parse(buffer, 1, 20)).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(Rfc3339.parse(buffer, 1, 19)).isNull();
        assertThat(Rfc3339.parse(buffer, 1, 21)).isNull();
    }

    @Test
    void writesNoYearOfFiveDigits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rfc3339.format(Instant.ofEpochSecond(LAST_SECOND + 1)))
                .withMessage("RFC 3339 has no form for the year of +10000-01-01T00:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> Rfc3339.format(Instant.MIN));
    }

    private static @Nullable Instant parse(String text) {
        return Rfc3339.parse(text.toCharArray(), 0, text.length());
    }
}
