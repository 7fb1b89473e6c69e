/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a job meets Kafka: client settings, sources that never skip in silence, and the check before the start.
 *
 * <p>Knows topics as the contract names them and no job. What is written, and how nothing written gets lost, belongs to
 * {@code delivery}.
 */
@NullMarked
package dev.freshet.common.kafka;

import org.jspecify.annotations.NullMarked;
