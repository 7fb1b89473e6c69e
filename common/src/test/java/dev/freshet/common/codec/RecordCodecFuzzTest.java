/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codec against {@link SlowReader}. Repeat a run with {@code -Dfreshet.seed=<the printed seed>}. */
class RecordCodecFuzzTest {

    private static final Logger LOG = LoggerFactory.getLogger(RecordCodecFuzzTest.class);

    private static final int DOCUMENTS = 60_000;
    /** Small, so that documents reach them. */
    private static final JsonLimits LIMITS = new JsonLimits(8, 32, 22, 100_000, 10_000);

    private static final Pattern HUGE_EXPONENT = Pattern.compile("[0-9][eE][+-]?[0-9]{9}");

    private final long seed = Long.getLong("freshet.seed", new Random().nextLong());
    private final RecordCodec<Sale> codec = RecordCodec.of(Sale.class, LIMITS);

    @Test
    void answersAsTheReferenceDoes() {
        LOG.info("seed {}", seed);
        DocumentFuzz fuzz = new DocumentFuzz(seed);
        SlowReader reference = new SlowReader(LIMITS);
        Map<ReasonCode, Integer> refused = new EnumMap<>(ReasonCode.class);
        int accepted = 0;

        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = fuzz.next();
            if (hasHugeExponent(json)) {
                continue;
            }
            Answer expected = Answer.of(reference::read, json);
            Answer actual = Answer.of(codec::decode, json);

            assertThat(actual.comparable()).as(() -> shown(json)).isEqualTo(expected.comparable());
            assertThat(actual.message()).as(() -> shown(json)).doesNotContain("could not be read");
            if (actual.sale() != null) {
                accepted++;
            } else {
                refused.merge(actual.reason(), 1, Integer::sum);
            }
        }

        LOG.info("accepted {}, refused {}", accepted, refused);
        assertThat(accepted).isGreaterThan(DOCUMENTS / 5);
        assertThat(refused)
                .containsKeys(
                        ReasonCode.EMPTY,
                        ReasonCode.NOT_UTF8,
                        ReasonCode.MALFORMED_JSON,
                        ReasonCode.NOT_AN_OBJECT,
                        ReasonCode.LIMIT_EXCEEDED,
                        ReasonCode.MISSING_FIELD,
                        ReasonCode.WRONG_TYPE,
                        ReasonCode.UNKNOWN_VALUE,
                        ReasonCode.INVALID_NUMBER,
                        ReasonCode.INVALID_TEXT,
                        ReasonCode.INVALID_TIME,
                        ReasonCode.RULE_BROKEN);
    }

    @Test
    void readsBackWhatItWrites() throws RefusedException {
        LOG.info("seed {}", seed);
        DocumentFuzz fuzz = new DocumentFuzz(seed);

        for (int i = 0; i < DOCUMENTS / 3; i++) {
            byte[] json = fuzz.next();
            Sale sale = Answer.of(codec::decode, json).sale();
            if (sale != null) {
                assertThat(codec.decode(codec.encode(sale)))
                        .as(() -> shown(json))
                        .isEqualTo(sale);
            }
        }
    }

    /** Databind throws NumberFormatException for exponents beyond an int, so that the reference has no answer. */
    private static boolean hasHugeExponent(byte[] json) {
        return HUGE_EXPONENT
                .matcher(new String(json, StandardCharsets.ISO_8859_1))
                .find();
    }

    private String shown(byte[] json) {
        return "seed %d, document %s = %s"
                .formatted(
                        seed,
                        new String(json, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(json));
    }

    /** A decoder, however it works. */
    private interface Reader {
        Sale read(byte[] json) throws RefusedException;
    }

    private record Answer(@Nullable Sale sale, @Nullable ReasonCode reason, String message) {

        static Answer of(Reader reader, byte[] json) {
            try {
                return new Answer(reader.read(json), null, "");
            } catch (RefusedException e) {
                return new Answer(null, e.reason(), String.valueOf(e.getMessage()));
            }
        }

        /**
         * What both sides must agree on. The bytes of a surrogate are not UTF-8 to the JDK, and Jackson's two parsers may see a
         * limit or an error of form first.
         */
        @Nullable
        Object comparable() {
            if (sale != null) {
                return sale;
            }
            if (message.startsWith("an encoded surrogate")) {
                return ReasonCode.NOT_UTF8;
            }
            boolean fromParser = message.startsWith("the record");
            return reason == ReasonCode.LIMIT_EXCEEDED && fromParser ? ReasonCode.MALFORMED_JSON : reason;
        }
    }
}
