/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Flink and Kafka on this machine: a mini cluster in this process, a broker in a child process, and where their files lie.
 *
 * <p>Nothing here knows what is run on them.
 */
@NullMarked
package dev.freshet.playground.local;

import org.jspecify.annotations.NullMarked;
