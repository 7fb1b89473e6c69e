/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

/**
 * Something out of the ordinary that the generator did on purpose, and that a job should notice.
 *
 * @param kind such as {@code duplicate} or {@code late}
 * @param detail for a person
 */
public record Incident(String kind, String eventId, String detail) {}
