/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.contract.ReasonCode;

/** Short words for tests that read one document. */
final class Documents {

    private Documents() {}

    static <T> T read(Class<T> type, String json) throws RefusedException {
        return RecordCodec.of(type, JsonLimits.DEFAULT).decode(json.getBytes(UTF_8));
    }

    static String written(Object record) {
        return written(record.getClass(), record);
    }

    private static <T> String written(Class<T> type, Object record) {
        return new String(RecordCodec.of(type, JsonLimits.DEFAULT).encode(type.cast(record)), UTF_8);
    }

    static void assertRefused(Class<?> type, String json, ReasonCode reason, String message) {
        assertRefused(type, json.getBytes(UTF_8), reason, message);
    }

    static void assertRefused(Class<?> type, byte[] json, ReasonCode reason, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> RecordCodec.of(type, JsonLimits.DEFAULT)
                        .decode(json));

        assertThat(refused).as("refusal of %s", new String(json, UTF_8)).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessage(message);
    }
}
