/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The revisions of one row, in the order in which they were committed. Numbered from 1 without a gap, if nothing is lost; a row
 * that is told once has no number and is the first.
 */
final class RowHistory {

    private final Set<Long> revisions = new HashSet<>();
    private JsonNode newest = MissingNode.getInstance();
    private long highest;
    private int repeated;
    private boolean falling;

    void add(JsonNode row) {
        long revision = row.path("revision").asLong(1);
        if (!revisions.add(revision)) {
            repeated++;
        }
        falling |= revision < highest;
        highest = Math.max(highest, revision);
        newest = row;
    }

    JsonNode newest() {
        return newest;
    }

    int repeated() {
        return repeated;
    }

    long missing() {
        return highest - revisions.size();
    }

    /** Whether a consumer saw an older revision after a newer one. */
    boolean isOutOfOrder() {
        return falling;
    }
}
