/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.testkit.pin.PojoTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of episodes, and sent on, is serialized by Flink itself. */
final class EpisodeStateTest {

    @ParameterizedTest
    @ValueSource(classes = {Occurrence.class, Episode.class, OpenEpisodes.class, EpisodeInput.class})
    void isAPojo(Class<?> state) {
        PojoTypes.assertPojo(state);
    }
}
