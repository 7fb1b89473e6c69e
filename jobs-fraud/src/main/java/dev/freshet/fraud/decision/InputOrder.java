/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

/** In which order inputs are taken. Constants are appended, never renamed. */
public enum InputOrder {
    /** As they come, at once. */
    ARRIVAL,
    /** By event time, when the watermark has passed it; of one instant by id, as text. */
    EVENT_TIME
}
