/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a compacted topic: the newest state of a key from a time on, or its deletion.
 *
 * @param key the key that the contract takes from the value; for a deletion, which has none, the Kafka key as UTF-8 text
 * @param value the state, or null where the key was deleted by a tombstone
 * @param time the record's event time; for a deletion, which has no body, the Kafka timestamp of the tombstone
 */
public record Change<T>(String key, @Nullable T value, Instant time) {}
