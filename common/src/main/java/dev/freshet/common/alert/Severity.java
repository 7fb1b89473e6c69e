/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.alert;

/** How soon somebody should look. Constants are appended, never renamed. */
public enum Severity {
    /** When there is time; something is to be planned. */
    INFO,
    /** Today; it costs something as long as it lasts. */
    WARNING,
    /** Now; damage is being done. */
    CRITICAL
}
