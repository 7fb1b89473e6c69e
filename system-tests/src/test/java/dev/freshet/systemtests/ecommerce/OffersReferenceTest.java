/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffersReferenceTest {

    private final List<JsonNode> events = new ArrayList<>();

    @Test
    void offersOnceForEachCartThatIsLeftAfterAChange() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-1", "add_to_cart", "@10:05:00", "tea", 1);
        happened("user-1", "view_cart", "@10:06:00", "tea", 1);
        happened("user-1", "remove_from_cart", "@10:10:00", "tea", 1);
        happened("user-1", "begin_checkout", "@10:20:00", "mug", 1);
        happened("user-1", "add_payment_info", "@10:30:00", "mug", 1);
        happened("user-1", "purchase", "@10:40:00", "mug", 1);

        assertThat(offers())
                .containsExactly(
                        "left-carts|user-1|@10:02:00 {rule_id=left-carts, type=percent, target=user-1, subjects=[mug],"
                                + " dry_run=false, shadow=false, holdout=false, decided_at=@10:02:00}",
                        "left-carts|user-1|@10:08:00 {rule_id=left-carts, type=percent, target=user-1,"
                                + " subjects=[mug, tea], dry_run=false, shadow=false, holdout=false, decided_at=@10:08:00}",
                        "left-carts|user-1|@10:12:00 {rule_id=left-carts, type=percent, target=user-1, subjects=[mug],"
                                + " dry_run=false, shadow=false, holdout=false, decided_at=@10:12:00}");
    }

    @Test
    void whoComesBackJustInTimeHasNotLeft() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-1", "view_cart", "@10:02:00", "mug", 1);
        happened("user-2", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-2", "view_cart", "@10:02:00.001", "mug", 1);

        assertThat(offers())
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("left-carts|user-1|@10:04:00", "left-carts|user-2|@10:02:00");
    }

    @Test
    void whatIsTakenOutInPartStaysAndWhatIsTakenOutAltogetherDoesNot() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 3);
        happened("user-1", "remove_from_cart", "@10:01:00", "mug", 2);
        happened("user-2", "add_to_cart", "@10:00:00", "mug", 3);
        happened("user-2", "remove_from_cart", "@10:01:00", "mug", 3);
        happened("user-3", "add_to_cart", "@10:00:00", "mug", 3);
        happened("user-3", "purchase", "@10:01:00", "mug", 1);
        happened("user-4", "remove_from_cart", "@10:01:00", "mug", 1);
        happened("user-5", "add_to_cart", "@10:00:00", "mug", 3);
        happened("user-5", "remove_from_cart", "@10:01:00", "mug", 1);
        happened("user-5", "remove_from_cart", "@10:01:30", "mug", 2);

        assertThat(offers())
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("left-carts|user-1|@10:03:00");
    }

    /** At one instant what is put in comes first, a purchase last; the order of arrival does not count. */
    @Test
    void takesEventsByTimeThenByKind() {
        happened("user-1", "purchase", "@10:00:00", "mug", 1);
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-2", "remove_from_cart", "@10:00:01", "mug", 1);
        happened("user-2", "add_to_cart", "@10:00:00", "mug", 1);

        assertThat(offers()).isEmpty();
    }

    @Test
    void takesEventsOfOneKindAndInstantByTheirIds() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-1", "add_to_cart", "@10:00:00", "tea", 1);
        Collections.reverse(events);

        assertThat(offers()).singleElement().asString().contains("subjects=[mug, tea]");
    }

    @Test
    void looksAtCartsAlone() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-1", "view_item", "@10:01:00", "mug", 1);

        assertThat(offers())
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("left-carts|user-1|@10:02:00");
    }

    @Test
    void aVisitorsCartIsAddedToTheUsersOwnAtTheFirstSignInAndTheSilenceOfBothCounts() {
        visited("v-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("anna", "add_to_cart", "@10:00:30", "tea", 1);
        signedIn("v-1", "anna", "@10:01:00");
        signedIn("v-1", "ben", "@10:01:30");

        assertThat(offers())
                .containsExactly("left-carts|anna|@10:02:30 {rule_id=left-carts, type=percent, target=anna,"
                        + " subjects=[tea, mug], dry_run=false, shadow=false, holdout=false, decided_at=@10:02:30}");
    }

    @Test
    void aVisitorsCartThatIsNewerMakesTheUsersNewer() {
        happened("anna", "add_to_cart", "@10:00:00", "tea", 1);
        visited("v-1", "add_to_cart", "@10:00:30", "mug", 1);
        signedIn("v-1", "anna", "@10:01:00");

        assertThat(offers()).singleElement().asString().startsWith("left-carts|anna|@10:02:30 ");
    }

    @Test
    void aCartThatTheUserEmptiedIsAsOldAsTheVisitors() {
        happened("anna", "add_to_cart", "@10:00:00", "tea", 1);
        happened("anna", "remove_from_cart", "@10:00:50", "tea", 1);
        visited("v-1", "add_to_cart", "@10:00:30", "mug", 1);
        signedIn("v-1", "anna", "@10:01:00");

        assertThat(offers()).singleElement().asString().startsWith("left-carts|anna|@10:02:30 ");
    }

    @Test
    void whatWasOfferedToTheVisitorIsNotOfferedAgain() {
        visited("v-1", "add_to_cart", "@10:00:00", "mug", 1);
        signedIn("v-1", "anna", "@10:02:00.001");
        visited("v-2", "add_to_cart", "@10:00:00", "mug", 1);
        signedIn("v-2", "ben", "@10:02:00");

        assertThat(offers())
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("left-carts|ben|@10:02:00", "left-carts|v-1|@10:02:00");
    }

    @Test
    void whatAVisitorDoesAfterTheSignInIsTheUsers() {
        visited("v-1", "add_to_cart", "@10:00:00", "mug", 1);
        signedIn("v-1", "anna", "@10:01:00");
        visited("v-1", "purchase", "@10:01:30", "mug", 1);

        assertThat(offers()).isEmpty();
    }

    /** Each waits for longer than the one before, and asks for itself whether it has offered already. */
    @Test
    void eachCampaignThatActsOffersAfterItsOwnSilence() {
        happened("user-1", "add_to_cart", "@10:00:00", "mug", 1);
        happened("user-1", "view_cart", "@10:06:03", "mug", 1);
        happened("user-2", "add_to_cart", "@10:00:00", "mug", 1);

        assertThat(offers(new Offers(9, 3)))
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "left-carts|user-1|@10:02:00",
                        "left-carts|user-2|@10:02:00",
                        "left-carts-1|user-1|@10:12:06",
                        "left-carts-1|user-2|@10:06:03",
                        "left-carts-2|user-1|@10:12:09",
                        "left-carts-2|user-2|@10:06:06");
    }

    /** Of two that wait, only the one that waits for longer still does when the visitor signs in. */
    @Test
    void eachCampaignThatActsTakesAVisitorsCartForItself() {
        visited("v-1", "add_to_cart", "@10:00:00", "mug", 1);
        signedIn("v-1", "anna", "@10:03:00");

        assertThat(offers(new Offers(2, 2)))
                .extracting(row -> row.substring(0, row.indexOf(' ')))
                .containsExactly("left-carts-1|anna|@10:06:03", "left-carts|v-1|@10:02:00");
    }

    private void happened(String user, String name, String time, String item, int quantity) {
        add("'user_id': '%s'".formatted(user), name, time, item, quantity);
    }

    private void visited(String visitor, String name, String time, String item, int quantity) {
        add("'anonymous_id': '%s'".formatted(visitor), name, time, item, quantity);
    }

    private void signedIn(String visitor, String user, String time) {
        add("'anonymous_id': '%s', 'user_id': '%s'".formatted(visitor, user), "view_item", time, "mug", 1);
    }

    private void add(String who, String name, String time, String item, int quantity) {
        events.add(Written.event(("{'event_id': 'e-%d', %s, 'event_name': '%s', 'event_time': %s,"
                        + " 'items': [{'item_id': '%s', 'quantity': %d}]}")
                .formatted(events.size(), who, name, time, item, quantity)));
    }

    private List<String> offers() {
        return offers(new Offers(1, 1));
    }

    private List<String> offers(Offers campaigns) {
        return Written.rows(OffersReference.rows(events, ShoppersReference.of(events), campaigns));
    }
}
