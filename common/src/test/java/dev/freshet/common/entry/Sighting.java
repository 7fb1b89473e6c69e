/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import dev.freshet.common.contract.Topic;
import java.time.Instant;

/** A small input record. */
public record Sighting(String eventId, Instant eventTime, String place) {

    static final Topic<Sighting> TOPIC = Topic.events("test.sightings.v1", Sighting.class)
            .key(Sighting::place)
            .time(Sighting::eventTime)
            .id(Sighting::eventId);
}
