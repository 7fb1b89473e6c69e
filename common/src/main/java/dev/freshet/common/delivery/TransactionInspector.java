/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import org.apache.flink.connector.kafka.sink.KafkaCommittable;

/** Finds out what became of a transaction that could not be committed. */
@FunctionalInterface
interface TransactionInspector {

    TransactionFate fateOf(KafkaCommittable committable) throws InterruptedException;
}
