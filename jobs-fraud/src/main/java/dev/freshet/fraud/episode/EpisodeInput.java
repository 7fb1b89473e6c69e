/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.Moment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something was noticed, or a person wants something: one of both. */
public record EpisodeInput(
        @Nullable Occurrence occurrence, @Nullable CaseCommand command) {

    static EpisodeInput of(Occurrence occurrence) {
        return new EpisodeInput(occurrence, null);
    }

    static EpisodeInput of(CaseCommand command) {
        return new EpisodeInput(null, command);
    }

    Moment moment() {
        return occurrence == null ? Moment.of(Objects.requireNonNull(command)) : occurrence.moment();
    }
}
