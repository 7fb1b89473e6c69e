/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Payment;
import dev.freshet.testkit.pin.PojoTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ImpossibleTravelTest {

    private static final ImpossibleTravel TRAVEL = new ImpossibleTravel(900, 100);

    /** Two places on the equator, where a degree of longitude is a known length: 2π · 6378.137 km / 360. */
    private static final double KILOMETRES_PER_DEGREE = 2 * Math.PI * 6378.137 / 360;

    private static final double[] PARIS = {48.8566, 2.3522};
    private static final double[] TOKYO = {35.6762, 139.6503};
    private static final double[] SUVA = {-18.1416, 178.4419};
    private static final double[] APIA = {-13.8333, -171.7667};

    @Test
    void nobodyIsInParisAndAnHourLaterInTokyo() {
        Hop hop = TRAVEL.refuted(seen(PARIS, "10:00"), seen(TOKYO, "11:00"));

        assertThat(Objects.requireNonNull(hop).kilometres()).isCloseTo(9_735.309, within(0.001));
        assertThat(hop.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anAirlinerTakesElevenHours() {
        assertThat(TRAVEL.refuted(seen(PARIS, "10:00"), seen(TOKYO, "21:00"))).isNull();
    }

    @Test
    void measuresGeodesics() {
        Hop hop = TRAVEL.refuted(onEquator(0, "10:00"), onEquator(10, "10:01"));

        assertThat(Objects.requireNonNull(hop).kilometres()).isCloseTo(10 * KILOMETRES_PER_DEGREE, within(1e-6));
    }

    @Test
    void exactlyTheLimitIsPossibleAndAMillisecondLessIsNot() {
        double inAnHour = kilometres(onEquator(0, "10:00"), onEquator(8, "11:00"));
        ImpossibleTravel travel = new ImpossibleTravel(inAnHour, 100);

        assertThat(travel.refuted(onEquator(0, "10:00"), onEquator(8, "11:00"))).isNull();
        assertThat(travel.refuted(onEquator(0, "10:00"), onEquator(8, "2026-03-02T10:59:59.999Z")))
                .isNotNull();
    }

    @Test
    void exactlyTheSmallestDistanceIsPossibleAtAnySpeedAndMoreIsNot() {
        double distance = kilometres(onEquator(0, "10:00"), onEquator(1, "10:00:01"));

        assertThat(new ImpossibleTravel(900, distance).refuted(onEquator(0, "10:00"), onEquator(1, "10:00:01")))
                .isNull();
        assertThat(new ImpossibleTravel(900, Math.nextDown(distance))
                        .refuted(onEquator(0, "10:00"), onEquator(1, "10:00:01")))
                .isNotNull();
    }

    @Test
    void atOneInstantTheOneWithTheGreaterIdIsRefuted() {
        Sighting a = seen("a", PARIS, "10:00", null);
        Sighting b = seen("b", TOKYO, "10:00", null);

        assertThat(TRAVEL.refuted(a, b)).isNotNull();
        assertThat(TRAVEL.refuted(b, a)).isNull();
    }

    @Test
    void atOneInstantNearbyIsPossible() {
        assertThat(TRAVEL.refuted(
                        seen("a", new double[] {48.8, 2.3}, "10:00", null),
                        seen("b", new double[] {48.9, 2.3}, "10:00", null)))
                .isNull();
    }

    @Test
    void theDateLineIsNoDistance() {
        Hop hop = TRAVEL.refuted(seen(SUVA, "10:00"), seen(APIA, "10:30"));

        assertThat(Objects.requireNonNull(hop).kilometres()).isCloseTo(1_151.052, within(0.001));
        assertThat(TRAVEL.refuted(seen(SUVA, "10:00"), seen(APIA, "12:00"))).isNull();
        assertThat(TRAVEL.refuted(onEquator(180, "10:00"), onEquator(-180, "10:00:01")))
                .isNull();
    }

    @Test
    void fromTheSameAddressOneOfThePositionsIsWrong() {
        Sighting before = seen("a", PARIS, "10:00", "192.0.2.1");

        assertThat(TRAVEL.refuted(before, seen("b", TOKYO, "10:01", "192.0.2.1")))
                .isNull();
        assertThat(TRAVEL.refuted(before, seen("b", TOKYO, "10:01", "192.0.2.2")))
                .isNotNull();
        assertThat(TRAVEL.refuted(seen(PARIS, "10:00"), seen(TOKYO, "10:01")))
                .as("no address is not the same address")
                .isNotNull();
    }

    @Test
    void whatComesLateIsNotRefutedAndDoesNotMoveThePosition() {
        Sighting newest = seen(TOKYO, "11:00");
        Sighting late = seen(PARIS, "10:59");

        assertThat(TRAVEL.refuted(newest, late)).isNull();
        assertThat(late.orLater(newest)).isEqualTo(newest);
        assertThat(newest.orLater(late)).isEqualTo(newest);
        assertThat(newest.orLater(null)).isEqualTo(newest);
    }

    @Test
    void aTrustedNetworkTellsNoPosition() {
        Payment payment = Payment.of("t-1", "1").at("10:00").from(1, 2, "198.51.100.7");
        Attempt attempt = Attempt.succeeds("e-1").from(1, 2, "198.51.100.7");

        assertThat(Sighting.of(payment.transaction(), "198.51.100.7"::equals)).isNull();
        assertThat(Sighting.of(attempt.login(), "198.51.100.7"::equals)).isNull();
        assertThat(Sighting.of(payment.transaction(), any -> false))
                .isEqualTo(new Sighting(Clocks.moment("10:00", "t-1"), 1, 2, "198.51.100.7"));
        assertThat(Sighting.of(attempt.login(), any -> false))
                .isEqualTo(new Sighting(Clocks.moment("10:00", "e-1"), 1, 2, "198.51.100.7"));
    }

    @Test
    void withoutAPositionThereIsNoSighting() {
        assertThat(Sighting.of(Payment.of("t-1", "1").transaction(), any -> false))
                .isNull();
    }

    @Test
    void longTimesDoNotOverflow() {
        Sighting then = seen("a", PARIS, "1990-01-01T00:00:00Z", null);
        Sighting now = seen("b", TOKYO, "2100-01-01T00:00:00Z", null);

        assertThat(TRAVEL.refuted(then, now)).isNull();
        assertThat(new Hop(1, Duration.between(Instant.EPOCH, Instant.parse("2070-01-01T00:00:00Z"))).hours())
                .isCloseTo(876_600, within(0.1));
    }

    @Test
    void aSightingIsAPojo() {
        PojoTypes.assertPojo(Sighting.class);
    }

    private static double kilometres(Sighting from, Sighting to) {
        return Objects.requireNonNull(new ImpossibleTravel(0, 0).refuted(from, to))
                .kilometres();
    }

    private static Sighting onEquator(double degreesEast, String clock) {
        return seen(new double[] {0, degreesEast}, clock);
    }

    private static Sighting seen(double[] place, String clock) {
        return seen(clock, place, clock, null);
    }

    private static Sighting seen(String id, double[] place, String clock, @Nullable String ip) {
        return new Sighting(Clocks.moment(clock, id), place[0], place[1], ip);
    }
}
