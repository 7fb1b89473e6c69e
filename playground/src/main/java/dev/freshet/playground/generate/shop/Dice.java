/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. Uses {@link StrictMath}, so that every machine throws the same. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Waiting times of things that happen independently of each other, with the given mean; at most ten times the mean. */
    Duration wait(Duration mean) {
        double factor = Math.min(10, -StrictMath.log(1 - random.nextDouble()));
        return Duration.ofNanos((long) (mean.toNanos() * factor));
    }
}
