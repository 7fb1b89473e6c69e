/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

/** What to do when Kafka has given up a transaction whose results a checkpoint already counts as written. */
public enum LostTransactionPolicy {
    /** Stop the job, with the transaction, its checkpoint and its topics in the message. */
    FAIL,
    /** Write the gap to the status topic and go on without those results. */
    ACCEPT
}
