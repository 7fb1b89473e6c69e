/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. Uses {@link StrictMath}, so that every machine throws the same. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public double fraction() {
        return random.nextDouble();
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Waiting times of things that happen independently of each other, with the given mean; at most ten times the mean. */
    public Duration wait(Duration mean) {
        double factor = Math.min(10, -StrictMath.log(1 - random.nextDouble()));
        return Duration.ofNanos((long) (mean.toNanos() * factor));
    }

    /** From -1 to 1, most often near 0, symmetric. */
    public double bell() {
        return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
    }

    /** From {@code least} on, below {@code most}, every instant alike. */
    public Duration duration(Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis()));
    }
}
