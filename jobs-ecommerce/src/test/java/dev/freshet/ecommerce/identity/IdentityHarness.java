/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.view;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;

/** The function under test, what the visitor {@code v-1} does, and the answers in words. */
final class IdentityHarness implements AutoCloseable {

    /** Hands no steps over. */
    static final IdentitySettings SETTINGS =
            new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1), Duration.ZERO, 10);

    private final Deque<IdentityFunction> functions = new ArrayDeque<>();
    private IdentitySettings settings;
    private KeyedHarness<String, ShopEvent, ShopperEvent> function;
    private int done;
    private int toldHandedOver;

    IdentityHarness() throws Exception {
        this(SETTINGS);
    }

    IdentityHarness(IdentitySettings settings) throws Exception {
        this.settings = settings;
        function = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> {
                    functions.add(new IdentityFunction(this.settings));
                    return functions.getLast();
                },
                event -> String.valueOf(event.anonymousId()),
                Types.STRING);
    }

    void restore() throws Exception {
        toldHandedOver = 0;
        function = function.snapshotAndRestore();
    }

    /** As after a savepoint and a start with other options. */
    void restoreWith(IdentitySettings changed) throws Exception {
        settings = changed;
        restore();
    }

    void signedIn(String eventId, String user, String at) {
        sees(view(eventId)
                .anonymous("v-1")
                .user(user)
                .at(at)
                .item("mug", "kitchen")
                .event());
    }

    void anonymous(String eventId, String at) {
        sees(view(eventId).anonymous("v-1").at(at).item("mug", "kitchen").event());
    }

    void order(EventName name, String eventId, String at) {
        sees(Happening.of(name, eventId)
                .anonymous("v-1")
                .at(at)
                .transaction("t-1", "EUR")
                .item("mug", "kitchen")
                .event());
    }

    List<String> corrections() {
        return function.sideOutput(IdentityFunction.CORRECTIONS).stream()
                .map(answer -> answer.event().eventId() + ": " + answer.shopper() + " " + answer.number())
                .toList();
    }

    /** An event without a user. */
    void does(EventName name, String at) {
        order(name, "e-" + ++done, at);
    }

    /** As {@code anna at 2026-03-02T10:30:00Z: VIEW_ITEM 2026-03-02T10:00:00Z}, since the last call. */
    List<String> handedOver() {
        List<HandedOver> all = function.sideOutput(IdentityFunction.HANDED_OVER);
        List<String> told = all.subList(toldHandedOver, all.size()).stream()
                .map(handed -> handed.user() + " at " + handed.at()
                        + handed.steps().stream()
                                .map(step -> ": " + step.name() + " " + step.time())
                                .collect(Collectors.joining()))
                .toList();
        toldHandedOver = all.size();
        return told;
    }

    long stepsNotHandedOver() {
        return functions.getLast().stepsNotHandedOver();
    }

    void sees(ShopEvent event) {
        function.element(event, event.eventTime());
    }

    void watermark(Instant at) {
        function.watermark(at);
    }

    void endOfInput() {
        function.endOfInput();
    }

    List<String> shoppers() {
        return function.output().stream()
                .map(resolved -> resolved.event().eventId() + ": " + resolved.shopper())
                .toList();
    }

    int stateEntries() {
        return function.stateEntries();
    }

    int timers() {
        return function.timers();
    }

    void assertNothingLeft() {
        function.assertNothingLeft();
    }

    @Override
    public void close() {
        function.close();
    }
}
