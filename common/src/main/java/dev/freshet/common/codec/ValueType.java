/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** How values of one component type are read and written. Immutable, shared by all threads. */
interface ValueType {

    /**
     * The value on whose first token the parser stands, or a {@link Refusal}. Either way the whole value has been passed: the
     * parser stands on its last token.
     */
    Object read(JsonInput in) throws IOException;

    void write(Object value, JsonOutput out) throws IOException;

    /** Adds the type's JSON Schema to {@code schema}: what is accepted, or what is written. */
    void describe(ObjectNode schema, Direction direction);

    /** Whose documents are spoken of. */
    enum Direction {
        /** Those of others, which have to keep within the contract. */
        READ,
        /** Those that the suite writes itself: narrower in form, and without a limit on what was computed. */
        WRITTEN
    }
}
