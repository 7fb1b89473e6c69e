/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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
        requirePositive("names", nameLength);
        requirePositive("numbers", numberLength);
        requirePositive("texts", textLength);
        requirePositive("bytes", documentBytes);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the limit of " + name + " must be at least 1, but is " + value);
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

    /** Which limit Jackson says was exceeded; only its message tells. */
    String exceeded(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Document nesting depth")) {
            return "is nested deeper than %d levels".formatted(depth);
        } else if (message.startsWith("Name length")) {
            return "has a name of more than %d characters".formatted(nameLength);
        } else if (message.startsWith("Number value length")) {
            return "has a number of more than %d digits".formatted(numberLength);
        } else if (message.startsWith("String value length")) {
            return "has a text of more than %d characters".formatted(textLength);
        }
        return "exceeds a limit of the reader";
    }
}
