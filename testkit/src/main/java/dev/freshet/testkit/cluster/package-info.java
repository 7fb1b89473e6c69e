/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whole pipelines on a local Flink cluster: scripted input, collected output, savepoints.
 *
 * <p>No Kafka here: pipelines are pure functions from streams to streams.
 */
@NullMarked
package dev.freshet.testkit.cluster;

import org.jspecify.annotations.NullMarked;
