/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import java.io.Serializable;

/** Turns records of one type into JSON bytes and back. Implementations are safe for use by one thread at a time. */
public interface Codec<T> extends Serializable {

    /**
     * Reads exactly one JSON object, UTF-8. Unknown fields are ignored; of duplicate keys the last wins.
     *
     * @throws RefusedException whatever the bytes hold, nothing else is thrown
     */
    T decode(byte[] json) throws RefusedException;

    /** Writes the record as one JSON object; absent optional fields are left out. */
    byte[] encode(T record);
}
