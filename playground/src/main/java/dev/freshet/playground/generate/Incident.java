/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

/**
 * Something out of the ordinary that the generator did on purpose, and that a job should notice.
 *
 * @param kind such as {@code duplicate} or {@code late}
 * @param detail for a person
 */
public record Incident(String kind, String eventId, String detail) {

    /** Something special whose record has no id yet. */
    public static Incident of(String kind, String detail) {
        return new Incident(kind, "", detail);
    }

    /** The same, of the record with this id. */
    public Incident at(String id) {
        return new Incident(kind, id, detail);
    }
}
