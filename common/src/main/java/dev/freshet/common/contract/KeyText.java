/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text that a Kafka key is where it names what its record is about. */
public final class KeyText {

    /** In bytes. A value brings its key through the contract's limits, a tombstone past them; both are held in state. */
    public static final int LONGEST = 1_024;

    private KeyText() {}

    /** Null where the bytes are not UTF-8: with a character put in their place, they would name another thing. */
    public static @Nullable String of(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
