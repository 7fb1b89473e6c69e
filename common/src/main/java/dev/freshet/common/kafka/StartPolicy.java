/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

/** Where a consumer group begins that has never committed an offset of the topic. */
public enum StartPolicy {
    /** With the oldest record that is still there. */
    EARLIEST,
    /** With the next record that comes in. */
    LATEST
}
