/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One document while it is read.
 *
 * @param parser stands on the token that is read next
 * @param direction whether the document came from outside, or was written by the suite
 * @param escapes whether texts may hold surrogates that came in as escapes and were not checked yet
 */
record JsonInput(JsonParser parser, JsonLimits limits, ValueType.Direction direction, boolean escapes) {

    JsonToken token() {
        return parser.currentToken();
    }

    /** Passes over the value on which the parser stands. */
    Refusal refuse(Refusal refusal) throws IOException {
        parser.skipChildren();
        return refusal;
    }
}
