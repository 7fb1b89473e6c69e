/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A real Kafka broker for tests, and what tests do with it: make topics, write records, read what was committed.
 *
 * <p>No mocks, and nothing about jobs or codecs: keys and values are bytes.
 */
@NullMarked
package dev.freshet.testkit.kafka;

import org.jspecify.annotations.NullMarked;
