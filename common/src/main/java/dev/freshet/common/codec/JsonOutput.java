/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Where documents are written.
 *
 * @param scratch room for the characters of one time or number, so that none of them becomes a string first
 */
record JsonOutput(JsonGenerator generator, char[] scratch) {

    private static final int ROOM = 64;

    static JsonOutput to(JsonGenerator generator) {
        return new JsonOutput(generator, new char[ROOM]);
    }
}
