/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a list of texts, the same in every process, release and language.
 *
 * <p>What is hashed is, text by text, the length of its UTF-8 form as four bytes, the most significant first, and that form: so
 * that no two lists are hashed as the same bytes.
 */
final class StableHash {

    private static final int ID_BYTES = 16;

    private StableHash() {}

    /** The first half of the hash, as 32 hexadecimal digits: two different lists with the same one are not to be expected. */
    static String id(String... texts) {
        return HexFormat.of().formatHex(hash(texts), 0, ID_BYTES);
    }

    /** 0 to 99: the first eight bytes as an unsigned number, the most significant first, modulo 100. */
    static int percentile(String... texts) {
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash(texts)).getLong(), 100);
    }

    private static byte[] hash(String... texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
