/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import static dev.freshet.ecommerce.Happening.view;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;

/** The function under test, what the visitor {@code v-1} does, and the answers in words. */
final class IdentityHarness implements AutoCloseable {

    static final IdentitySettings SETTINGS = new IdentitySettings(Duration.ofDays(90), Duration.ofHours(1));

    private IdentitySettings settings = SETTINGS;
    private KeyedHarness<String, ShopEvent, ShopperEvent> function;

    IdentityHarness() throws Exception {
        function = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new IdentityFunction(settings),
                event -> String.valueOf(event.anonymousId()),
                Types.STRING);
    }

    void restore() throws Exception {
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
