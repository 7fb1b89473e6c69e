/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockReferenceTest {

    private final List<JsonNode> movements = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();

    @Test
    void sumsWhatCameAndWent() {
        moved("mug", "main", "receipt", 10, "@09:00:00");
        moved("mug", "main", "ship", 2, "@09:01:00");
        moved("mug", "main", "adjustment", -1, "@09:02:00");
        moved("mug", "main", "return", 3, "@09:03:00");
        moved("mug", "side", "receipt", 5, "@09:00:00");

        assertThat(rows())
                .containsExactly(
                        "mug|main {item_id=mug, location_id=main, on_hand=10, reserved=0, available=10}",
                        "mug|side {item_id=mug, location_id=side, on_hand=5, reserved=0, available=5}");
    }

    @Test
    void aReservationHoldsUntilItIsLetGoOrShippedOrEnds() {
        reserved("ends", "reserve", 1, "@10:00:00", ", 'expires_at': @10:30:00");
        reserved("released", "reserve", 10, "@10:00:00", "");
        reserved("released", "release", 3, "@10:10:00", "");
        reserved("shipped", "reserve", 100, "@10:00:00", "");
        reserved("shipped", "ship", 60, "@10:10:00", "");
        reserved("more than held", "reserve", 1_000, "@10:00:00", "");
        reserved("more than held", "release", 2_000, "@10:10:00", "");

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=-60, reserved=7, available=-67}");
    }

    @Test
    void theNewestReserveCountsInTheOrderOfTimeAndThenOfKind() {
        reserved("again", "reserve", 5, "@10:01:00", "");
        reserved("again", "reserve", 50, "@10:00:00", "");
        reserved("at once", "release", 200, "@10:00:00", "");
        reserved("at once", "reserve", 500, "@10:00:00", "");
        reserved("let go after its end", "reserve", 1, "@10:00:00", ", 'expires_at': @10:10:00");
        reserved("let go after its end", "release", 1, "@10:20:00", "");
        reserved("longer", "reserve", 1_000, "@10:00:00", ", 'expires_at': @10:10:00");
        reserved("longer", "reserve", 2_000, "@10:05:00", "");

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=0, reserved=2305, available=-2305}");
    }

    @Test
    void atTheInstantOfItsEndAReservationHoldsNothing() {
        ReservationReference reservation = new ReservationReference();
        reservation.happened(
                Written.event("{'type': 'reserve', 'quantity': 3, 'event_time': @10:00:00, 'expires_at': @10:30:00}"));

        assertThat(reservation.heldAt(ShoppersReference.time(Written.event("{'event_time': @10:29:59.999}"))))
                .isEqualTo(3);
        assertThat(reservation.heldAt(ShoppersReference.time(Written.event("{'event_time': @10:30:00}"))))
                .isZero();
    }

    @Test
    void ofReservesOfOneInstantTheOneOfTheLastIdCounts() {
        reserved("at once", "reserve", 5, "@10:00:00", "");
        reserved("at once", "reserve", 7, "@10:00:00", "");
        Collections.reverse(movements);

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=0, reserved=7, available=-7}");
    }

    /** Watched for less than a day counts as a day; at the beginning of a week a weight is 1. */
    @Test
    void sellsPerDayWhatWasBoughtOfLate() {
        moved("mug", "main", "receipt", 3, "'2026-03-04T22:00:00Z'");
        moved("mug", "side", "receipt", 3, "'2026-03-05T00:00:00Z'");
        bought("t-1", "e-1", "mug", 7, "'2026-03-05T00:00:00Z'");
        bought("t-1", "e-2", "mug", 1_000, "'2026-03-05T00:00:00Z'");
        events.add(Written.event("{'event_name': 'view_item', 'event_id': 'e-3', 'event_time': '2026-03-08T00:00:00Z',"
                + " 'user_id': 'u', 'items': [{'item_id': 'mug', 'price': 1, 'quantity': 5}]}"));

        assertThat(rows())
                .containsExactly(
                        "mug|main {item_id=mug, location_id=main, on_hand=3, reserved=0, available=3,"
                                + " sales_per_day=7.352292, days_of_cover=0.41}",
                        "mug|side {item_id=mug, location_id=side, on_hand=3, reserved=0, available=3}");
    }

    @Test
    void whatIsReservedIsNoCover() {
        moved("mug", "main", "receipt", 3, "'2026-03-05T00:00:00Z'");
        reserved("held", "reserve", 2, "'2026-03-05T00:00:00Z'", "");
        bought("t-1", "e-1", "mug", 7, "'2026-03-05T00:00:00Z'");

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=3, reserved=2, available=1,"
                        + " sales_per_day=7.352292, days_of_cover=0.14}");
    }

    @Test
    void whatWasBoughtAWeekAgoCountsHalf() {
        bought("t-1", "e-1", "mug", 4, "'2026-02-26T00:00:00Z'");
        bought("t-2", "e-2", "mug", 7, "'2026-03-05T00:00:00Z'");
        moved("mug", "main", "receipt", 5, "'2026-03-01T00:00:00Z'");
        moved("mug", "main", "ship", 5, "'2026-03-01T00:00:00Z'");

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=0, reserved=0, available=0,"
                        + " sales_per_day=1.782378, days_of_cover=0}");
    }

    /** 3.669272, were weights not rounded to parts of 2^20. */
    @Test
    void roundsWeightsAsTheJobDoes() {
        moved("mug", "main", "receipt", 5, "'2026-03-06T06:00:00Z'");
        bought("t-1", "e-1", "mug", 3, "'2026-03-06T06:00:00Z'");
        bought("t-2", "e-2", "mug", 5, "'2026-03-08T12:00:00Z'");

        assertThat(rows())
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=5, reserved=0, available=5,"
                        + " sales_per_day=3.669271, days_of_cover=1.36}");
    }

    @Test
    void movementsTellTimeToo() {
        bought("t-1", "e-1", "mug", 8, "'2026-02-26T00:00:00Z'");
        moved("mug", "main", "adjustment", -2, "'2026-03-05T00:00:00Z'");

        assertThat(rows())
                .as("4 of 8, over the 5.049433 days that a week weighs; and no cover by less than nothing")
                .containsExactly("mug|main {item_id=mug, location_id=main, on_hand=-2, reserved=0, available=-2,"
                        + " sales_per_day=0.792168, days_of_cover=0}");
    }

    private void moved(String item, String location, String type, int quantity, String time) {
        movements.add(Written.event(
                ("{'event_id': 'm-%d', 'event_time': %s, 'type': '%s', 'item_id': '%s', 'location_id': '%s',"
                                + " 'quantity': %d}")
                        .formatted(movements.size(), time, type, item, location, quantity)));
    }

    private void reserved(String reservation, String type, int quantity, String time, String more) {
        movements.add(Written.event(
                ("{'event_id': 'm-%d', 'event_time': %s, 'type': '%s', 'item_id': 'mug', 'location_id': 'main',"
                                + " 'quantity': %d, 'reservation_id': '%s'%s}")
                        .formatted(movements.size(), time, type, quantity, reservation, more)));
    }

    private void bought(String transaction, String id, String item, int quantity, String time) {
        events.add(Written.event(
                ("{'event_name': 'purchase', 'transaction_id': '%s', 'event_id': '%s', 'event_time': %s, 'user_id': 'u',"
                                + " 'items': [{'item_id': '%s', 'price': 1, 'quantity': %d}]}")
                        .formatted(transaction, id, time, item, quantity)));
    }

    private List<String> rows() {
        OrdersReference orders = OrdersReference.of(events, ShoppersReference.of(events));
        return Written.rows(StockReference.of(movements, events, orders).rows());
    }
}
