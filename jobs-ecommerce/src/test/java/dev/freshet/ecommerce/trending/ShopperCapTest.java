/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two events of a shopper about an item count on a day. */
class ShopperCapTest {

    private static final ShopperCap TWO = new ShopperCap(2);

    private final List<String> said = new ArrayList<>();
    private ShopperDay day = ShopperDay.EMPTY;

    @Test
    void theFirstFewCountAndTheRestDoesNot() {
        book(Interest.VIEW, "e-1", "10:00");
        book(Interest.CART, "e-2", "10:01");
        book(Interest.PURCHASE, "e-3", "10:02");

        assertThat(said).containsExactly("+e-1", "+e-2");
    }

    @Test
    void anEarlierOneThatComesLaterPushesOutTheLast() {
        book(Interest.VIEW, "e-1", "10:00");
        book(Interest.CART, "e-3", "10:02");
        book(Interest.VIEW, "e-2", "10:01");

        assertThat(said).containsExactly("+e-1", "+e-3", "+e-2", "-e-3");
    }

    @Test
    void ofTheSameTimeTheSmallerEventIdCounts() {
        book(Interest.VIEW, "e-2", "10:00");
        book(Interest.VIEW, "e-3", "10:00");
        book(Interest.VIEW, "e-1", "10:00");

        assertThat(said).containsExactly("+e-2", "+e-3", "+e-1", "-e-3");
    }

    @Test
    void whenAPurchaseIsTakenBackTheNextEventCountsInItsPlace() {
        book(Interest.PURCHASE, "e-1", "10:00");
        book(Interest.VIEW, "e-2", "10:01");
        book(Interest.VIEW, "e-3", "10:02");

        takeBack(Interest.PURCHASE, "e-1", "10:00");

        assertThat(said).containsExactly("+e-1", "+e-2", "+e-3", "-e-1");
    }

    @Test
    void aPurchaseThatDidNotCountIsTakenBackInSilence() {
        book(Interest.VIEW, "e-1", "10:00");
        book(Interest.VIEW, "e-2", "10:01");
        book(Interest.PURCHASE, "e-3", "10:02");

        takeBack(Interest.PURCHASE, "e-3", "10:02");
        takeBack(Interest.PURCHASE, "never-seen", "10:02");

        assertThat(said).containsExactly("+e-1", "+e-2");
        assertThat(day.events()).extracting(ShopperInterest::eventId).containsExactly("e-1", "e-2");
    }

    @Test
    void aCopyChangesNothing() {
        book(Interest.VIEW, "e-1", "10:00");
        book(Interest.VIEW, "e-1", "10:00");
        book(Interest.VIEW, "e-2", "10:01");

        assertThat(said).containsExactly("+e-1", "+e-2");
    }

    @Test
    void aBotThatViewsAndBuysWithoutEndIsKeptWithinBounds() {
        for (int i = 0; i < 1_000; i++) {
            book(Interest.VIEW, "v-" + i, "10:00");
            book(Interest.PURCHASE, "p-" + i, "10:00");
        }

        assertThat(day.events()).hasSize(2 + 2 + ShopperCap.SPARE_PURCHASES);
    }

    private void book(Interest interest, String id, String clock) {
        say(TWO.book(day, event(interest, id, clock)));
    }

    private void takeBack(Interest interest, String id, String clock) {
        say(TWO.takeBack(day, event(interest, id, clock)));
    }

    private void say(ShopperCap.Verdict verdict) {
        day = verdict.day();
        verdict.begins().forEach(event -> said.add("+" + event.eventId()));
        verdict.ceases().forEach(event -> said.add("-" + event.eventId()));
    }

    private static ShopperInterest event(Interest interest, String id, String clock) {
        return new ShopperInterest(Instant.parse("2026-03-02T" + clock + ":00Z"), id, interest, "kitchen");
    }
}
