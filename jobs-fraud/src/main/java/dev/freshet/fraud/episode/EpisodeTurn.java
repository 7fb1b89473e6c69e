/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What something did to an episode.
 *
 * @param open what is open from then on; null where nothing is
 * @param alerts what is to be told, in this order
 */
public record EpisodeTurn(@Nullable Episode open, List<Alert> alerts) {

    static EpisodeTurn silent(Episode open) {
        return new EpisodeTurn(open, List.of());
    }
}
