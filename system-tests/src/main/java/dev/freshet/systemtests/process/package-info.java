/* SPDX-License-Identifier: Apache-2.0 */
/** Processes of this machine and what can happen to them. Knows neither Flink nor Kafka. */
@NullMarked
package dev.freshet.systemtests.process;

import org.jspecify.annotations.NullMarked;
