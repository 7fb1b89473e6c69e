/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How values of one component type are read and written. Immutable, shared by all threads. */
interface ValueType {

    /**
     * The value on whose first token the parser stands, or a {@link Refusal}. Either way the whole value has been passed: the
     * parser stands on its last token.
     */
    Object read(JsonInput in) throws IOException;

    void write(Object value, JsonGenerator out) throws IOException;
}
