/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import java.time.Instant;

/** Entries of lists for tests. */
final class Listed {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Listed() {}

    static ListEntry entry(ListName list, ListKind kind, String value) {
        return new ListEntry("e-1", NOON, list, kind, value, 1L, null);
    }

    static ListEntry until(Instant expiresAt, ListEntry entry) {
        return new ListEntry(
                entry.eventId(),
                entry.eventTime(),
                entry.list(),
                entry.kind(),
                entry.value(),
                entry.givenVersion(),
                expiresAt);
    }
}
