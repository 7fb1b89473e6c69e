/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Alert;
import dev.freshet.fraud.CaseCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is open about one subject.
 *
 * @param byKind one episode of each kind
 * @param wakesAt epoch milliseconds of the timer that will ask whether one is over; {@link #NEVER} where none is set
 */
public record OpenEpisodes(Map<String, Episode> byKind, long wakesAt) {

    static final long NEVER = Long.MAX_VALUE;

    static final OpenEpisodes NONE = new OpenEpisodes(Map.of(), NEVER);

    boolean isEmpty() {
        return byKind.isEmpty();
    }

    OpenEpisodes observe(EpisodePolicy policy, Occurrence occurrence, Collection<Alert> told) {
        return after(occurrence.kind(), policy.observe(byKind.get(occurrence.kind()), occurrence), told);
    }

    /** Whether a command is meant for any of them. */
    boolean concerns(EpisodePolicy policy, CaseCommand command) {
        return byKind.values().stream().anyMatch(open -> policy.concerns(open, command));
    }

    OpenEpisodes obey(EpisodePolicy policy, CaseCommand command, Collection<Alert> told) {
        return each(open -> policy.obey(open, command), told);
    }

    OpenEpisodes pass(EpisodePolicy policy, Instant now, Collection<Alert> told) {
        return each(open -> policy.pass(open, now), told);
    }

    OpenEpisodes wakingAt(long time) {
        return new OpenEpisodes(byKind, time);
    }

    /** When the first of them is over if nothing more is seen; null where none is open. */
    @Nullable
    Instant endsAt(EpisodePolicy policy) {
        return byKind.values().stream()
                .map(policy::endsAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** In the order of their kinds, so that no run tells alerts in another order. */
    private OpenEpisodes each(Function<Episode, EpisodeTurn> step, Collection<Alert> told) {
        OpenEpisodes all = this;
        List<String> kinds = new ArrayList<>(new TreeMap<>(byKind).keySet());
        for (String kind : kinds) {
            Episode open = byKind.get(kind);
            if (open != null) {
                all = all.after(kind, step.apply(open), told);
            }
        }
        return all;
    }

    private OpenEpisodes after(String kind, EpisodeTurn turn, Collection<Alert> told) {
        told.addAll(turn.alerts());
        Map<String, Episode> changed = new TreeMap<>(byKind);
        if (turn.open() == null) {
            changed.remove(kind);
        } else {
            changed.put(kind, turn.open());
        }
        return new OpenEpisodes(changed, wakesAt);
    }
}
