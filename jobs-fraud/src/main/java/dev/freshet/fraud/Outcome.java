/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

/** What becomes of a transaction, from the mildest to the hardest. Constants are appended, never renamed. */
public enum Outcome {
    APPROVE,
    /** It passes, and somebody looks at it. */
    REVIEW,
    /** It passes once the customer has proved who they are. */
    STEP_UP,
    /** It does not pass, and the account is blocked. */
    INTERDICT
}
