/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

/** What is to be done about a transaction at a time. */
public record JudgeStep(String transactionId, What what) {

    /** In the order in which they are done at one time. Constants are appended, never renamed. */
    public enum What {
        /** The time that labels take has passed. */
        JUDGE,
        /** A label has come after that. */
        CORRECT,
        FORGET
    }
}
