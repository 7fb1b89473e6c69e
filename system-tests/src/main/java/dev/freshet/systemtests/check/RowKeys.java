/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Tells which row of a topic is which. */
@FunctionalInterface
public interface RowKeys {

    /** What the row's revisions have in common; null for a row that nothing is expected of. */
    @Nullable
    String of(String topic, JsonNode row);
}
