/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.CaseRecords.Letter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Good and bad records for a topic of the contract. */
final class TopicCases {

    private TopicCases() {}

    /** @param prefix of the ids */
    static CaseRecords of(Topic<?> topic, String prefix) {
        return new CaseRecords(topic.name(), topic.deadLetterName(), prefix, TopicCases::letter);
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        Rejection rejection = DeadLetter.parse(record).rejection();
        return new Letter(
                rejection.topic(),
                rejection.partition(),
                rejection.offset(),
                rejection.reason().name());
    }
}
