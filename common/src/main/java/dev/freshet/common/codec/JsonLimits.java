/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.Serializable;

/**
 * How much a document may ask of the reader. Depth, names and numbers are bounded in the whole document, also in fields that
 * are ignored; texts only where they are read, because an ignored text costs nothing.
 *
 * @param depth levels of objects and arrays, the root included
 * @param nameLength characters of a field name
 * @param numberLength digits of a number
 * @param textLength characters of a text, UTF-16 code units
 * @param documentBytes bytes of the document
 */
public record JsonLimits(int depth, int nameLength, int numberLength, int textLength, int documentBytes)
        implements Serializable {

    public static final JsonLimits DEFAULT = new JsonLimits(32, 256, 64, 64 * 1024, 1024 * 1024);

    public JsonLimits {
        requirePositive("depth", depth);
        requirePositive("nameLength", nameLength);
        requirePositive("numberLength", numberLength);
        requirePositive("textLength", textLength);
        requirePositive("documentBytes", documentBytes);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("limit " + name + " must be positive, is " + value);
        }
    }

    StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNameLength(nameLength)
                .maxNumberLength(numberLength)
                .maxStringLength(textLength)
                .build();
    }

    @Override
    public String toString() {
        return "depth %d, name %d characters, number %d digits, text %d characters"
                .formatted(depth, nameLength, numberLength, textLength);
    }
}
