/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/**
 * News for one family.
 *
 * @param row counted, not yet smoothed; its revision says how often the subject has been reported for this window, from 1
 */
public record FamilyUpdate(Family family, Role role, ProductMetrics row) {

    /** What the row's subject is to the family. Constants are appended, never renamed. */
    public enum Role {
        /** Its rates are the prior of the members' rates. */
        PARENT,
        /** Its row is published here. */
        MEMBER,
        /** An item that has moved to another category: its row is published there from now on. */
        FORMER_MEMBER
    }
}
