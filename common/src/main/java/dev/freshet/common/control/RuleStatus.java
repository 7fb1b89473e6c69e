/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

/** What a document in force does. Constants are appended, never renamed. */
public enum RuleStatus {
    /** Acts. */
    ACTIVE,
    /** Is evaluated and marked, and does nothing. */
    SHADOW,
    /** The kill switch: is not evaluated at all. */
    DISABLED
}
