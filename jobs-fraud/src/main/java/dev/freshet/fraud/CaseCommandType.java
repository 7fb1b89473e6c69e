/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

/** What somebody who works on alerts wants. Constants are appended, never renamed. */
public enum CaseCommandType {
    /** Somebody looks at it. */
    ACKNOWLEDGE,
    /** It is over; what comes later is another episode. */
    CLOSE,
    /** The account may act again. */
    UNBLOCK
}
