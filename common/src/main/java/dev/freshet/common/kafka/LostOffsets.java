/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.util.List;

/** The message for offsets that Kafka no longer has. */
final class LostOffsets {

    private LostOffsets() {}

    static String explain(List<String> lost, String groupId) {
        String text = "input is lost: %s. Retention has passed the offset, or the topic was created again. Nothing is"
                + " skipped in silence: to go on without the missing records, start the job without its state after"
                + " kafka-consumer-groups --group %s --topic … --reset-offsets --to-earliest --execute; to have no gap,"
                + " bring the records back, or read what is left from the beginning, under a new instance name and into"
                + " empty result topics. Keep retention longer than the longest time for which the job can be down";
        return text.formatted(String.join("; ", lost), groupId);
    }
}
