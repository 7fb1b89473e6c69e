/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.Size;
import org.jspecify.annotations.Nullable;

/** How many characters, elements or entries there may be, both ends inclusive. */
record SizeBounds(int minimum, int maximum) {

    static SizeBounds of(@Nullable Size size) {
        return size == null ? new SizeBounds(0, Integer.MAX_VALUE) : new SizeBounds(size.minimum(), size.maximum());
    }

    boolean isBounded() {
        return minimum > 0 || hasMaximum();
    }

    boolean hasMaximum() {
        return maximum < Integer.MAX_VALUE;
    }

    boolean admits(int count) {
        return count >= minimum && count <= maximum;
    }

    @Override
    public String toString() {
        return hasMaximum() ? minimum + " to " + maximum : "at least " + minimum;
    }

    void describe(ObjectNode schema, String minimumKeyword, String maximumKeyword) {
        if (minimum > 0) {
            schema.put(minimumKeyword, minimum);
        }
        if (hasMaximum()) {
            schema.put(maximumKeyword, maximum);
        }
    }
}
