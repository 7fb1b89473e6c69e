/* SPDX-License-Identifier: Apache-2.0 */
/** What a test asks of Kafka: topics, records in, committed records out. Knows no job's records. */
@NullMarked
package dev.freshet.systemtests.kafka;

import org.jspecify.annotations.NullMarked;
