/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.funnel.FunnelStep.ADD_TO_CART;
import static dev.freshet.ecommerce.funnel.FunnelStep.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.funnel.FunnelStep.PURCHASE;
import static dev.freshet.ecommerce.funnel.FunnelStep.VIEW_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.freshet.ecommerce.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ShopperFunnelTest {

    private static final Duration DAY = Duration.ofHours(24);

    private OneShopper shopper = new OneShopper("UTC", DAY);

    @Test
    void fourEventsAreSteps() {
        assertThat(Arrays.stream(EventName.values())
                        .filter(name -> FunnelStep.of(name) != null)
                        .collect(Collectors.toMap(name -> name, FunnelStep::of)))
                .containsOnly(
                        entry(EventName.VIEW_ITEM, VIEW_ITEM),
                        entry(EventName.ADD_TO_CART, ADD_TO_CART),
                        entry(EventName.BEGIN_CHECKOUT, BEGIN_CHECKOUT),
                        entry(EventName.PURCHASE, PURCHASE));
    }

    @Test
    void eachStepLeadsFurtherAndLaterOnesMayLieOutsideTheWindow() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:59:00Z");
        assertReached("10", 1);
        shopper.does(ADD_TO_CART, "2026-03-02T11:10:00Z");
        assertReached("10", 2);
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T12:20:00Z");
        assertReached("10", 3);
        shopper.does(PURCHASE, "2026-03-03T01:30:00Z");
        assertReached("10", 4);
    }

    @Test
    void stepsWithoutTheOnesBeforeThemLeadNowhere() throws Exception {
        shopper.does(ADD_TO_CART, "2026-03-02T09:00:00Z");
        shopper.does(PURCHASE, "2026-03-02T09:00:01Z");
        assertThat(shopper.reached()).isEmpty();

        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:00:01Z");
        shopper.does(PURCHASE, "2026-03-02T10:00:02Z");

        assertReached("10", 1);
    }

    @Test
    void equalTimesCountAsInTheOrderOfTheStepsHoweverTheyCome() throws Exception {
        String time = "2026-03-02T10:00:00Z";
        shopper.does(PURCHASE, time);
        shopper.does(BEGIN_CHECKOUT, time);
        shopper.does(ADD_TO_CART, time);
        shopper.does(VIEW_ITEM, time);

        assertReached("10", 4);
    }

    @Test
    void aNanosecondTooEarlyIsNotEqual() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00.000000001Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:00:00Z");

        assertReached("10", 1);
    }

    @Test
    void exactlyTheWholeTimeIsInside() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:00:01Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:00:02Z");
        shopper.does(PURCHASE, "2026-03-03T10:00:00Z");

        assertReached("10", 4);
    }

    @Test
    void oneMillisecondMoreIsOutside() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:00:01Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:00:02Z");
        shopper.does(PURCHASE, "2026-03-03T10:00:00.001Z");

        assertReached("10", 3);
    }

    @Test
    void theTimeRunsFromTheViewAndNotFromTheStepBefore() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-03T09:59:59Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-03T10:00:01Z");

        assertReached("10", 2);
    }

    @Test
    void aLaterStartGoesOnWhereAnEarlierHasNoTimeLeft() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T11:00:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T12:00:00Z");
        shopper.does(PURCHASE, "2026-03-03T10:30:00Z");

        assertReached("10", 4);
    }

    @Test
    void aLaterStartDoesNotTakeWhatTheEarlierHasReached() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:10:00Z");
        shopper.does(VIEW_ITEM, "2026-03-02T10:20:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:30:00Z");
        assertReached("10", 3);

        // In time of the second view alone, and that led to no cart.
        shopper.does(PURCHASE, "2026-03-03T10:10:00Z");

        assertReached("10", 3);
    }

    @Test
    void hoursAreApartAndTheDayHasTheFurthestOfThem() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:10:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:20:00Z");
        shopper.does(VIEW_ITEM, "2026-03-02T11:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T11:10:00Z");
        shopper.does(VIEW_ITEM, "2026-03-02T12:00:00Z");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 3),
                        entry("HOUR 2026-03-02T11:00:00Z", 2),
                        entry("HOUR 2026-03-02T12:00:00Z", 1),
                        entry("DAY 2026-03-02T00:00:00Z", 3));
    }

    @Test
    void aStepCountsForTheViewsOfEveryHourAndDayThatAreInTime() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z", "2026-03-02T23:00:00Z", "2026-03-03T00:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-03T11:00:00Z");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 1),
                        entry("HOUR 2026-03-02T23:00:00Z", 2),
                        entry("DAY 2026-03-02T00:00:00Z", 2),
                        entry("HOUR 2026-03-03T00:00:00Z", 2),
                        entry("DAY 2026-03-03T00:00:00Z", 2));
    }

    @Test
    void stepsOutOfArrivalOrderReachTheSame() throws Exception {
        shopper.does(PURCHASE, "2026-03-02T10:40:00Z");
        shopper.does(VIEW_ITEM, "2026-03-02T10:10:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:30:00Z");
        assertReached("10", 1);

        shopper.does(ADD_TO_CART, "2026-03-02T10:20:00Z");

        assertReached("10", 4);
    }

    @Test
    void aLateFirstStepOpensTheWholeWay() throws Exception {
        shopper.does(ADD_TO_CART, "2026-03-02T10:20:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:30:00Z");
        shopper.does(PURCHASE, "2026-03-02T10:40:00Z");
        assertThat(shopper.reached()).isEmpty();

        shopper.does(VIEW_ITEM, "2026-03-02T09:50:00Z");

        assertReached("09", 4);
    }

    @Test
    void aLateCartFindsTheViewThatWasTheLatestThen() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z", "2026-03-02T10:50:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T10:51:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:40:00Z");
        assertReached("10", 3);

        shopper.settle(Instant.parse("2026-03-02T12:00:00Z"));
        shopper.does(PURCHASE, "2026-03-03T10:30:00.000000001Z");
        assertReached("10", 3);
        shopper.does(PURCHASE, "2026-03-03T10:30:00Z");
        assertReached("10", 4);
    }

    @Test
    void aStepRepeatedSaysNothing() throws Exception {
        Instant time = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(shopper.takes(VIEW_ITEM, time)).isEqualTo(ShopperFunnel.Taken.IN_ORDER);
        assertThat(shopper.takes(ADD_TO_CART, time)).isEqualTo(ShopperFunnel.Taken.IN_ORDER);

        assertThat(shopper.takes(VIEW_ITEM, time)).isEqualTo(ShopperFunnel.Taken.REPEATED);
        shopper.does(VIEW_ITEM, "2026-03-02T10:05:00Z", "2026-03-02T10:06:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:07:00Z", "2026-03-02T10:08:00Z");

        assertReached("10", 2);
    }

    @Test
    void aStepOutOfOrderCountsWhenItIsPutInOrderAndNotBefore() throws Exception {
        shopper.does(ADD_TO_CART, "2026-03-02T10:20:00Z");

        assertThat(shopper.takes(VIEW_ITEM, Instant.parse("2026-03-02T10:10:00Z")))
                .isEqualTo(ShopperFunnel.Taken.OUT_OF_ORDER);
        assertThat(shopper.reached()).isEmpty();
        shopper.putInOrder();

        assertReached("10", 2);
    }

    @Test
    void daysOf23And25HoursEndWhereTheShopSaysSo() throws Exception {
        shopper = new OneShopper("Europe/Berlin", DAY);
        shopper.does(VIEW_ITEM, "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00Z");
        shopper.does(VIEW_ITEM, "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00Z");

        assertThat(shopper.reached().keySet())
                .filteredOn(window -> window.startsWith("DAY"))
                .containsExactly(
                        "DAY 2026-03-28T23:00:00Z",
                        "DAY 2026-03-29T22:00:00Z",
                        "DAY 2026-10-24T22:00:00Z",
                        "DAY 2026-10-25T23:00:00Z");
    }

    @Test
    void theTimeIsADayOf24HoursThoughTheShopsHas25() throws Exception {
        shopper = new OneShopper("Europe/Berlin", DAY);
        shopper.does(VIEW_ITEM, "2026-10-24T22:00:00Z");
        shopper.does(ADD_TO_CART, "2026-10-25T22:00:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-10-25T22:00:00.001Z");

        assertThat(shopper.reached())
                .containsOnly(entry("HOUR 2026-10-24T22:00:00Z", 2), entry("DAY 2026-10-24T22:00:00Z", 2));
    }

    @Test
    void aStepBeforeWhatIsSettledIsLeftOutAndOneAtTheBorderCounts() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.settle(Instant.parse("2026-03-02T10:30:00Z"));

        assertThat(shopper.takes(ADD_TO_CART, Instant.parse("2026-03-02T10:29:59.999999999Z")))
                .isEqualTo(ShopperFunnel.Taken.TOO_LATE);
        assertReached("10", 1);
        assertThat(shopper.takes(ADD_TO_CART, Instant.parse("2026-03-02T10:30:00Z")))
                .isEqualTo(ShopperFunnel.Taken.IN_ORDER);
        assertReached("10", 2);
    }

    @Test
    void settlingKeepsTheStepsFromItsBorderOnAndADayUntilNoStepCanBeInTime() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z", "2026-03-02T10:29:00Z", "2026-03-03T00:00:00Z");

        shopper.settle(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(shopper.keptSteps()).isEqualTo(1);
        shopper.settle(Instant.parse("2026-03-03T23:59:59.999Z"));
        assertThat(shopper.keptSteps()).isZero();
        assertThat(shopper.keptHours()).isEqualTo(2);
        shopper.settle(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(shopper.keptHours()).isEqualTo(1);
        shopper.settle(Instant.parse("2026-03-05T00:00:00Z"));

        assertThat(shopper.isForgotten()).isTrue();
    }

    @Test
    void whatCameOutOfOrderIsToldBeforeItsDayIsForgotten() throws Exception {
        shopper.takes(ADD_TO_CART, Instant.parse("2026-03-02T10:20:00Z"));
        shopper.takes(VIEW_ITEM, Instant.parse("2026-03-02T10:10:00Z"));

        shopper.settle(Instant.parse("2026-03-04T00:00:00Z"));

        assertReached("10", 2);
        assertThat(shopper.isForgotten()).isTrue();
    }

    @Test
    void whatWasReachedStaysWhenTheTimeIsMadeShorter() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:00:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T10:50:00Z");

        shopper.restartedWith("UTC", Duration.ofMinutes(30));
        shopper.does(VIEW_ITEM, "2026-03-02T10:05:00Z");
        shopper.does(BEGIN_CHECKOUT, "2026-03-02T11:00:00Z");

        assertReached("10", 2);
    }

    @Test
    void anHourThatIsOpenGoesOnWhenTheTimeZoneChanges() throws Exception {
        shopper.does(VIEW_ITEM, "2026-03-02T10:10:00Z");

        shopper.restartedWith("Asia/Kolkata", DAY);
        shopper.does(VIEW_ITEM, "2026-03-02T10:40:00Z", "2026-03-02T11:10:00Z");
        shopper.does(ADD_TO_CART, "2026-03-02T11:20:00Z");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 2),
                        entry("DAY 2026-03-02T00:00:00Z", 2),
                        entry("HOUR 2026-03-02T10:30:00Z", 2),
                        entry("DAY 2026-03-01T18:30:00Z", 2));
    }

    @Test
    void oneWhoDoesMoreThanAPersonCanIsKeptWithinBounds() throws Exception {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        for (int number = 0; number <= 3 * ShopperFunnel.MOST_STEPS; number++) {
            shopper.takes(VIEW_ITEM, start.plusMillis(number));
            assertThat(shopper.keptSteps()).isLessThanOrEqualTo(ShopperFunnel.MOST_STEPS);
        }

        assertThat(shopper.takes(ADD_TO_CART, start)).isEqualTo(ShopperFunnel.Taken.TOO_LATE);
        shopper.does(ADD_TO_CART, "2026-03-02T11:00:00Z");
        assertReached("10", 2);
    }

    /** @param hour of 2026-03-02, UTC; the only one with a view */
    private void assertReached(String hour, int steps) {
        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T" + hour + ":00:00Z", steps), entry("DAY 2026-03-02T00:00:00Z", steps));
    }
}
