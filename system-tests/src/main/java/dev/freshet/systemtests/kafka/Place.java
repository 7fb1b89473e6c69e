/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

/** Where a record stands. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int byTopic = topic.compareTo(other.topic);
        int byPartition = byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
        return byPartition == 0 ? Long.compare(offset, other.offset) : byPartition;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
