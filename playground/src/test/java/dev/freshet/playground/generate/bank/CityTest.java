/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.travel.ImpossibleTravel;
import dev.freshet.fraud.travel.Sighting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CityTest {

    private static final Instant DEPARTURE = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void flightsFromEveryHomeAreSlowerThan800KilometresAnHour() {
        ImpossibleTravel tooFast = new ImpossibleTravel(800, 100);

        for (City home : Cities.HOMES) {
            for (City city : City.values()) {
                Sighting before = at(home, "a", DEPARTURE);
                Sighting after = at(city, "b", DEPARTURE.plus(Duration.ofHours(city.hours())));
                assertThat(tooFast.refuted(before, after))
                        .as(home + " to " + city)
                        .isNull();
            }
        }
    }

    @Test
    void whatIsFarCannotBeReachedWithinTheHourFromAnyHome() {
        ImpossibleTravel travel = new ImpossibleTravel(900, 100);

        for (City home : Cities.HOMES) {
            for (City far : Cities.FAR) {
                Sighting before = at(home, "a", DEPARTURE);
                Sighting after = at(far, "b", DEPARTURE.plus(Duration.ofHours(1)));
                assertThat(travel.refuted(before, after))
                        .as(home + " to " + far)
                        .isNotNull();
            }
        }
    }

    private static Sighting at(City city, String id, Instant time) {
        return new Sighting(new Moment(time, id), city.latitude(), city.longitude(), null);
    }
}
