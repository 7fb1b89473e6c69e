/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.funnel.ShopperFunnel.Taken.IN_ORDER;
import static dev.freshet.ecommerce.funnel.ShopperFunnel.Taken.OUT_OF_ORDER;
import static dev.freshet.ecommerce.funnel.ShopperFunnel.Taken.REPEATED;
import static dev.freshet.ecommerce.funnel.ShopperFunnel.Taken.TOO_LATE;
import static dev.freshet.ecommerce.funnel.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.freshet.ecommerce.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps lead to; where no date is said, on 2026-03-02, UTC. */
final class ShopperFunnelTest {

    private static final Duration DAY = Duration.ofHours(24);

    private OneShopper shopper = new OneShopper("UTC", DAY);

    @Test
    void whatIsHandedOverIsWhatTheFunnelCounts() {
        assertThat(EventName.values())
                .allSatisfy(name -> assertThat(name.leadsToAnOrder()).isEqualTo(FunnelStep.of(name) != null));
    }

    @Test
    void fourEventsAreSteps() {
        assertThat(Arrays.stream(EventName.values())
                        .filter(name -> FunnelStep.of(name) != null)
                        .collect(Collectors.toMap(name -> name, FunnelStep::of)))
                .containsOnly(
                        entry(EventName.VIEW_ITEM, FunnelStep.VIEW_ITEM),
                        entry(EventName.ADD_TO_CART, FunnelStep.ADD_TO_CART),
                        entry(EventName.BEGIN_CHECKOUT, FunnelStep.BEGIN_CHECKOUT),
                        entry(EventName.PURCHASE, FunnelStep.PURCHASE));
    }

    /** All views lie in one hour; how many steps it has reached after each of the story's. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            each step leads further, outside the hour too     | 10 | 1 2 3 4   | view 10:59, cart 11:10, checkout 12:20, purchase +01:30
            steps without those before them lead nowhere      | 10 | 0 0 1 1 1 | cart 09:00, purchase 09:00:01, view 10:00, checkout 10:00:01, purchase 10:00:02
            equal times are in the order of the steps         | 10 | 0 0 0 4   | purchase 10:00, checkout 10:00, cart 10:00, view 10:00
            a nanosecond too early is not equal               | 10 | 1 1       | view 10:00:00.000000001, cart 10:00
            exactly the whole time is inside                  | 10 | 1 2 3 4   | view 10:00, cart 10:00:01, checkout 10:00:02, purchase +10:00
            a millisecond more is outside                     | 10 | 1 2 3 3   | view 10:00, cart 10:00:01, checkout 10:00:02, purchase +10:00:00.001
            the time runs from the view and no other step     | 10 | 1 2 2     | view 10:00, cart +09:59:59, checkout +10:00:01
            a later start goes on where time has run out      | 10 | 1 1 2 3 4 | view 10:00, view 10:30, cart 11:00, checkout 12:00, purchase +10:30
            # the purchase is in time of the second view alone, and that led to no cart
            a later start does not take what another reached  | 10 | 1 2 2 3 3 | view 10:00, cart 10:10, view 10:20, checkout 10:30, purchase +10:10
            steps out of arrival order reach the same         | 10 | 0 1 1 4   | purchase 10:40, view 10:10, checkout 10:30, cart 10:20
            a late first step opens the whole way             | 09 | 0 0 0 4   | cart 10:20, checkout 10:30, purchase 10:40, view 09:50
            """)
    void leadsTo(String what, String hour, String reached, String story) throws Exception {
        assertThat(shopper.does(story)).as(what).isEqualTo(reached);

        assertReached(hour, Character.digit(reached.charAt(reached.length() - 1), 10));
    }

    @Test
    void hoursAreApartAndTheDayHasTheFurthestOfThem() throws Exception {
        shopper.does("view 10:00, cart 10:10, checkout 10:20, view 11:00, cart 11:10, view 12:00");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 3),
                        entry("HOUR 2026-03-02T11:00:00Z", 2),
                        entry("HOUR 2026-03-02T12:00:00Z", 1),
                        entry("DAY 2026-03-02T00:00:00Z", 3));
    }

    @Test
    void aStepCountsForTheViewsOfEveryHourAndDayThatAreInTime() throws Exception {
        shopper.does("view 10:00, view 23:00, view +00:00, cart +11:00");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 1),
                        entry("HOUR 2026-03-02T23:00:00Z", 2),
                        entry("DAY 2026-03-02T00:00:00Z", 2),
                        entry("HOUR 2026-03-03T00:00:00Z", 2),
                        entry("DAY 2026-03-03T00:00:00Z", 2));
    }

    @Test
    void aLateCartFindsTheViewThatWasTheLatestThen() throws Exception {
        shopper.does("view 10:00, view 10:30, view 10:50, checkout 10:51, cart 10:40");
        assertReached("10", 3);

        shopper.settle(time("12:00"));

        assertThat(shopper.does("purchase +10:30:00.000000001, purchase +10:30"))
                .isEqualTo("3 4");
        assertReached("10", 4);
    }

    @Test
    void aStepRepeatedSaysNothing() throws Exception {
        assertThat(shopper.takes("view 10:00")).isEqualTo(IN_ORDER);
        assertThat(shopper.takes("cart 10:00")).isEqualTo(IN_ORDER);

        assertThat(shopper.takes("view 10:00")).isEqualTo(REPEATED);
        shopper.does("view 10:05, view 10:06, cart 10:07, cart 10:08");

        assertReached("10", 2);
    }

    @Test
    void aStepOutOfOrderCountsWhenItIsPutInOrderAndNotBefore() throws Exception {
        shopper.does("cart 10:20");

        assertThat(shopper.takes("view 10:10")).isEqualTo(OUT_OF_ORDER);
        assertThat(shopper.reached()).isEmpty();
        shopper.putInOrder();

        assertReached("10", 2);
    }

    @Test
    void daysOf23And25HoursEndWhereTheShopSaysSo() throws Exception {
        shopper = new OneShopper("Europe/Berlin", DAY);
        shopper.does("view 2026-03-28T23:00:00Z, view 2026-03-29T21:59:59.999Z, view 2026-03-29T22:00:00Z");
        shopper.does("view 2026-10-24T22:00:00Z, view 2026-10-25T22:59:59.999Z, view 2026-10-25T23:00:00Z");

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
        shopper.does("view 2026-10-24T22:00:00Z, cart 2026-10-25T22:00:00Z, checkout 2026-10-25T22:00:00.001Z");

        assertThat(shopper.reached())
                .containsOnly(entry("HOUR 2026-10-24T22:00:00Z", 2), entry("DAY 2026-10-24T22:00:00Z", 2));
    }

    @Test
    void aStepBeforeWhatIsSettledIsLeftOutAndOneAtTheBorderCounts() throws Exception {
        shopper.does("view 10:00");
        shopper.settle(time("10:30"));

        assertThat(shopper.takes("cart 10:29:59.999999999")).isEqualTo(TOO_LATE);
        assertReached("10", 1);
        assertThat(shopper.takes("cart 10:30")).isEqualTo(IN_ORDER);
        assertReached("10", 2);
    }

    @Test
    void settlingKeepsTheStepsFromItsBorderOnAndADayUntilNoStepCanBeInTime() throws Exception {
        shopper.does("view 10:00, view 10:29, view +00:00");

        shopper.settle(time("+00:00"));
        assertThat(shopper.keptSteps()).isEqualTo(1);
        shopper.settle(time("+23:59:59.999"));
        assertThat(shopper.keptSteps()).isZero();
        assertThat(shopper.keptHours()).isEqualTo(2);
        shopper.settle(time("++00:00"));
        assertThat(shopper.keptHours()).isEqualTo(1);
        shopper.settle(time("+++00:00"));

        assertThat(shopper.isForgotten()).isTrue();
    }

    @Test
    void whatCameOutOfOrderIsToldBeforeItsDayIsForgotten() throws Exception {
        shopper.takes("cart 10:20");
        shopper.takes("view 10:10");

        shopper.settle(time("++00:00"));

        assertReached("10", 2);
        assertThat(shopper.isForgotten()).isTrue();
    }

    @Test
    void whatWasReachedStaysWhenTheTimeIsMadeShorter() throws Exception {
        shopper.does("view 10:00, cart 10:50");

        shopper.restartedWith("UTC", Duration.ofMinutes(30));
        shopper.does("view 10:05, checkout 11:00");

        assertReached("10", 2);
    }

    @Test
    void anHourThatIsOpenGoesOnWhenTheTimeZoneChanges() throws Exception {
        shopper.does("view 10:10");

        shopper.restartedWith("Asia/Kolkata", DAY);
        shopper.does("view 10:40, view 11:10, cart 11:20");

        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T10:00:00Z", 2),
                        entry("DAY 2026-03-02T00:00:00Z", 2),
                        entry("HOUR 2026-03-02T10:30:00Z", 2),
                        entry("DAY 2026-03-01T18:30:00Z", 2));
    }

    @Test
    void oneWhoDoesMoreThanAPersonCanIsKeptWithinBounds() throws Exception {
        Instant start = time("10:00");
        for (int number = 0; number <= 3 * ShopperFunnel.MOST_STEPS; number++) {
            shopper.takes(new StepAt(start.plusMillis(number), FunnelStep.VIEW_ITEM));
            assertThat(shopper.keptSteps()).isLessThanOrEqualTo(ShopperFunnel.MOST_STEPS);
        }

        assertThat(shopper.takes("cart 10:00")).isEqualTo(TOO_LATE);
        shopper.does("cart 11:00");
        assertReached("10", 2);
    }

    /** @param hour the only one with a view */
    private void assertReached(String hour, int steps) {
        assertThat(shopper.reached())
                .containsOnly(
                        entry("HOUR 2026-03-02T" + hour + ":00:00Z", steps), entry("DAY 2026-03-02T00:00:00Z", steps));
    }
}
