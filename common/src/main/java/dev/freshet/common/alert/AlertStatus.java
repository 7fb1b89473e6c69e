/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.alert;

/** How far an alert is. Constants are appended, never renamed. */
public enum AlertStatus {
    /** Its condition holds, but not yet for as long as the rule asks. Only rules that ask for a time have it. */
    PENDING,
    /** It holds. */
    FIRING,
    /** It is over. */
    RESOLVED
}
