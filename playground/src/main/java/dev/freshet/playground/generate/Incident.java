/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import org.jspecify.annotations.Nullable;

/**
 * Something out of the ordinary that the generator did on purpose, and that a job should notice or see through.
 *
 * @param kind such as {@code duplicate} or {@code late}
 * @param detail for a person
 * @param happening what the record is a part of; null where it stands for itself
 */
public record Incident(
        String kind,
        String eventId,
        String detail,
        @Nullable Case happening) {

    public Incident(String kind, String eventId, String detail) {
        this(kind, eventId, detail, null);
    }

    /** Something special whose record has no id yet. */
    public static Incident of(String kind, String detail) {
        return new Incident(kind, "", detail);
    }

    /** As {@link #of}, of a record that is part of a happening. */
    public static Incident partOf(Case happening, String kind, String detail) {
        return new Incident(kind, "", detail, happening);
    }

    /** The same, of the record with this id. */
    public Incident at(String id) {
        return new Incident(kind, id, detail, happening);
    }
}
