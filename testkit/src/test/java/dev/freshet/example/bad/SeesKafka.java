/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A job that knows where its records come from. */
final class SeesKafka {

    long offset(ConsumerRecord<String, String> record) {
        return record.offset();
    }
}
