/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The funnel as a batch job would count it: from every view of a shopper the way is gone, step by step. */
record BatchFunnel(ZoneId zone, Duration within) {

    private static final List<FunnelStep> AFTER_THE_VIEW =
            List.of(FunnelStep.ADD_TO_CART, FunnelStep.BEGIN_CHECKOUT, FunnelStep.PURCHASE);

    /** Windows as {@code HOUR 2026-03-02T10:00:00Z}. */
    static String window(Granularity granularity, Instant start) {
        return granularity + " " + start;
    }

    /** Of each window how many shoppers came to each of the four steps. */
    Map<String, List<Integer>> count(Map<String, ? extends Collection<StepAt>> stepsByShopper) {
        Map<String, List<DoneStep>> own = new HashMap<>();
        stepsByShopper.forEach((shopper, steps) ->
                own.put(shopper, steps.stream().map(DoneStep::own).toList()));
        return countDone(own);
    }

    /** The same of steps that may have been handed over. */
    Map<String, List<Integer>> countDone(Map<String, List<DoneStep>> stepsByShopper) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (Collection<DoneStep> steps : stepsByShopper.values()) {
            reachedBy(steps).forEach((window, reached) -> counts.merge(window, oneUpTo(reached), BatchFunnel::sum));
        }
        return counts;
    }

    /** How many steps one shopper reached from the views of each window. */
    Map<String, Integer> reached(Collection<StepAt> steps) {
        return reachedBy(steps.stream().map(DoneStep::own).toList());
    }

    private Map<String, Integer> reachedBy(Collection<DoneStep> steps) {
        Map<String, Integer> reached = new TreeMap<>();
        for (DoneStep start : steps) {
            StepAt view = start.at();
            if (start.begins() && view.step() == FunnelStep.VIEW_ITEM) {
                int furthest = from(view, steps);
                ZonedDateTime local = view.time().atZone(zone);
                Instant hour = local.truncatedTo(ChronoUnit.HOURS).toInstant();
                Instant day = local.toLocalDate().atStartOfDay(zone).toInstant();
                reached.merge(window(Granularity.HOUR, hour), furthest, Math::max);
                reached.merge(window(Granularity.DAY, day), furthest, Math::max);
            }
        }
        return reached;
    }

    /** Each step as early as it may be leaves the most that may follow. */
    private int from(StepAt view, Collection<DoneStep> steps) {
        int reached = 1;
        Instant earliest = view.time();
        for (FunnelStep wanted : AFTER_THE_VIEW) {
            Instant notBefore = earliest;
            Optional<Instant> next = steps.stream()
                    .filter(step -> step.at().step() == wanted)
                    .filter(step -> Duration.between(view.time(), step.since()).compareTo(within) <= 0)
                    .map(step -> step.at().time())
                    .filter(time -> !time.isBefore(notBefore))
                    .min(Comparator.naturalOrder());
            if (next.isEmpty()) {
                return reached;
            }
            earliest = next.get();
            reached++;
        }
        return reached;
    }

    private static List<Integer> oneUpTo(int reached) {
        return List.of(1, reached >= 2 ? 1 : 0, reached >= 3 ? 1 : 0, reached >= 4 ? 1 : 0);
    }

    private static List<Integer> sum(List<Integer> one, List<Integer> other) {
        return List.of(
                one.get(0) + other.get(0),
                one.get(1) + other.get(1),
                one.get(2) + other.get(2),
                one.get(3) + other.get(3));
    }
}
