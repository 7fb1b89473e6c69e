/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose each step is, as a batch job would tell it that knows all events: each event of a visitor asks all others of that visitor.
 *
 * @param memory how long a sign-in holds, that not included
 * @param handOver how long before a sign-in a step may be that is handed over
 */
record BatchHandOver(Duration memory, Duration handOver) {

    private static final Comparator<ShopEvent> SIGN_INS =
            Comparator.comparing(ShopEvent::eventTime).thenComparing(ShopEvent::userId, Comparator.reverseOrder());

    Map<String, List<DoneStep>> stepsByShopper(List<ShopEvent> events) {
        Map<String, List<ShopEvent>> byVisitor = new HashMap<>();
        for (ShopEvent event : events) {
            byVisitor
                    .computeIfAbsent(String.valueOf(event.anonymousId()), unused -> new ArrayList<>())
                    .add(event);
        }
        Map<String, List<DoneStep>> steps = new HashMap<>();
        for (ShopEvent event : events) {
            FunnelStep step = FunnelStep.of(event.eventName());
            if (step != null) {
                StepAt at = new StepAt(event.eventTime(), step);
                share(event, at, Objects.requireNonNull(byVisitor.get(String.valueOf(event.anonymousId()))), steps);
            }
        }
        return steps;
    }

    private void share(ShopEvent event, StepAt at, List<ShopEvent> ofVisitor, Map<String, List<DoneStep>> steps) {
        String user = event.userId() == null ? userAt(at.time(), ofVisitor) : event.userId();
        if (user != null) {
            add(user, DoneStep.own(at), steps);
            return;
        }
        Optional<ShopEvent> taker = nextSignIn(at.time(), ofVisitor)
                .filter(signIn ->
                        Duration.between(at.time(), signIn.eventTime()).compareTo(handOver) <= 0);
        add(Objects.requireNonNull(event.anonymousId()), new DoneStep(at, at.time(), taker.isEmpty()), steps);
        taker.ifPresent(signIn ->
                add(Objects.requireNonNull(signIn.userId()), new DoneStep(at, signIn.eventTime(), true), steps));
    }

    private @Nullable String userAt(Instant time, List<ShopEvent> ofVisitor) {
        return ofVisitor.stream()
                .filter(event -> event.userId() != null)
                .filter(event -> !event.eventTime().isAfter(time))
                .filter(event -> Duration.between(event.eventTime(), time).compareTo(memory) < 0)
                .max(SIGN_INS)
                .map(ShopEvent::userId)
                .orElse(null);
    }

    private static Optional<ShopEvent> nextSignIn(Instant time, List<ShopEvent> ofVisitor) {
        return ofVisitor.stream()
                .filter(event -> event.userId() != null)
                .filter(event -> event.eventTime().isAfter(time))
                .min(Comparator.comparing(ShopEvent::eventTime).thenComparing(ShopEvent::userId));
    }

    private static void add(String shopper, DoneStep step, Map<String, List<DoneStep>> steps) {
        steps.computeIfAbsent(shopper, unused -> new ArrayList<>()).add(step);
    }
}
