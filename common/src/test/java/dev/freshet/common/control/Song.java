/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Topic;
import java.time.Instant;

/** A small event. */
public record Song(String eventId, Instant eventTime, String singer) {

    public static Topic<Song> topic(String name) {
        return Topic.events(name, Song.class)
                .purpose("What somebody wants to sing.")
                .key(Song::singer)
                .time(Song::eventTime)
                .id(Song::eventId);
    }
}
