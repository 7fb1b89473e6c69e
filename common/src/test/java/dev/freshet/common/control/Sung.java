/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Topic;
import java.time.Instant;
import java.util.List;

/**
 * A song and what was in force for it.
 *
 * @param tones id, version and status of each, by id
 */
public record Sung(String eventId, Instant eventTime, String singer, List<String> tones) {

    public static Topic<Sung> topic(String name) {
        return Topic.output(name, Sung.class)
                .purpose("What was sung, and by which tones.")
                .key(Sung::singer)
                .time(Sung::eventTime);
    }
}
