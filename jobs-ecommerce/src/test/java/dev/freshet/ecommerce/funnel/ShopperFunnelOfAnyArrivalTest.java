/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.result.Disorder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is told of a shopper is what a batch job finds, in whatever order the steps come within the allowed lateness. Many of
 * them lie on the same instants, and round the end of the time that a way may take.
 */
final class ShopperFunnelOfAnyArrivalTest {

    /** Round it the clock is moved forward in Berlin. */
    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");

    private static final Duration LATENESS = Duration.ofHours(1);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(2);
    private static final List<FunnelStep> STEPS = List.of(FunnelStep.values());
    private static final int STORIES = 300;
    private static final int ARRIVALS = 4;

    @ParameterizedTest(name = "{0} within {1}, seed {2}")
    @CsvSource({
        "UTC, PT24H, 1",
        "Europe/Berlin, PT24H, 2",
        "Asia/Kolkata, PT24H, 3",
        "Europe/Berlin, PT1H, 4",
        "UTC, PT10S, 5",
        "Europe/Berlin, PT72H, 6"
    })
    void isThatOfTheBatch(String zone, Duration within, long seed) throws Exception {
        Random random = new Random(seed);
        for (int story = 0; story < STORIES; story++) {
            List<StepAt> steps = steps(random, within);
            for (int arrival = 0; arrival < ARRIVALS; arrival++) {
                OneShopper shopper = new OneShopper(zone, within);
                long disorder = random.nextLong();

                arrive(shopper, new Disorder(disorder, LATENESS, 0.1).of(steps, StepAt::time), within, random);

                assertThat(shopper.reached())
                        .as("seed %d, story %d, arrival %d, disorder %d", seed, story, arrival, disorder)
                        .isEqualTo(new BatchFunnel(ZoneId.of(zone), within).reached(Set.copyOf(steps)));
                assertThat(shopper.isForgotten()).isTrue();
            }
        }
    }

    /** Settles and forgets now and then, as much as the watermark allows. */
    private static void arrive(OneShopper shopper, List<StepAt> arrivals, Duration within, Random random)
            throws Exception {
        Instant newest = START;
        for (StepAt step : arrivals) {
            assertThat(shopper.takes(step)).isNotEqualTo(ShopperFunnel.Taken.TOO_LATE);
            newest = step.time().isAfter(newest) ? step.time() : newest;
            if (random.nextInt(3) == 0) {
                shopper.putInOrder();
            }
            if (random.nextInt(3) == 0) {
                shopper.settle(newest.minus(OUT_OF_ORDERNESS).minus(LATENESS));
            }
        }
        shopper.settle(newest.plus(Duration.ofDays(2)).plus(within));
    }

    private static List<StepAt> steps(Random random, Duration within) {
        List<StepAt> steps = new ArrayList<>();
        Instant anchor = START.plus(Duration.ofMinutes(random.nextInt(6 * 60)));
        int count = 1 + random.nextInt(24);
        for (int number = 0; number < count; number++) {
            FunnelStep step = STEPS.get(random.nextInt(STEPS.size()));
            steps.add(new StepAt(time(anchor, within, random), step));
        }
        return steps;
    }

    private static Instant time(Instant anchor, Duration within, Random random) {
        long millis = within.toMillis();
        return switch (random.nextInt(4)) {
            case 0 -> anchor.plusSeconds(random.nextInt(3));
            case 1 -> anchor.plus(within).plusSeconds(random.nextInt(3)).plusNanos(random.nextInt(3) - 1);
            case 2 -> anchor.plusMillis(random.nextLong(2 * millis));
            default -> anchor.plus(Duration.ofMinutes(10L * random.nextInt(9)));
        };
    }
}
