/* SPDX-License-Identifier: Apache-2.0 */
/** A TCP link that can be made bad. Knows neither Flink nor Kafka. */
@NullMarked
package dev.freshet.systemtests.link;

import org.jspecify.annotations.NullMarked;
