/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.UsageException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in the options stops the job before it starts, with one sentence that says what to do. */
class RefusedOptionsTest {

    @Test
    void anUnknownOptionNamesTheNearestKnownOne() {
        assertRefused(
                "orders.refund-wait-time=3 d",
                "Unknown option 'orders.refund-wait-time' in --set. Did you mean 'orders.refund-wait'?");
    }

    @Test
    void aDedupHorizonBelowTheLatenessIsRefused() {
        assertRefused(
                "source.dedup-horizon=5 min",
                "The dedup horizon (PT5M) must not be shorter than the allowed lateness (PT1H)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999"})
    void aWeightThatIsNotFiniteIsRefused(String weight) {
        assertRefused(
                "metrics.smoothing=" + weight,
                "of metrics.smoothing is not a finite number; give a number of events such as 20, or 0 for no smoothing");
    }

    @Test
    void anIntervalFinerThanAMillisecondIsRefused() {
        assertRefused(
                "metrics.early-interval=100 µs",
                "The value '100 µs' of metrics.early-interval in --set is finer than a millisecond");
    }

    @Test
    void aTimeOfTheFunnelThatIsNoWholeSecondsIsRefused() {
        assertRefused(
                "funnel.within=1500 ms",
                "the time from view to purchase must be whole seconds, one at least, but is PT1.5S");
    }

    @Test
    void listsThatAreAllRefreshedMoreOftenThanThoseThatChangeAreRefused() {
        assertRefused(
                "bought-together.refresh-all=30 s",
                "all bought-together lists must not be refreshed more often than those that change, every PT1M, but is"
                        + " PT30S");
    }

    @Test
    void aWeightOfTrendingThatIsNotFiniteIsRefused() {
        assertRefused(
                "trending.weight-of-cart=Infinity",
                "the trending weight of a cart must be a number that is not negative, but is Infinity");
    }

    @Test
    void aTimeZoneThatIsNoneIsRefused() {
        assertRefused(
                "shop.time-zone=Berlin",
                "The value 'Berlin' of shop.time-zone is no time zone; give one such as Europe/Berlin or UTC");
    }

    @Test
    void aMemoryThatEndsBeforeTheRefundsWaitIsRefused() {
        assertRefused(
                "orders.memory=3 d",
                "a transaction must be remembered for longer than a refund waits for its purchase, but memory is PT72H"
                        + " and the wait PT168H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 min", "4000 d"})
    void aHalfLifeOfSalesBeyondReasonIsRefused(String halfLife) {
        assertRefused(
                "stock.sales-half-life=" + halfLife,
                "the half-life of the sales rate must be between an hour and ten years, but is PT");
    }

    @Test
    void aDefaultLocationThatNoMovementCouldNameIsRefused() {
        assertRefused(
                "stock.default-location=" + "a".repeat(257),
                "of stock.default-location is no location; give 1 to 256 characters, not all blank and none a control"
                        + " character");
        assertRefused("stock.default-location=a\tb", "of stock.default-location is no location");
    }

    @Test
    void aSizeBeyondWhatARecordCanHaveIsRefused() {
        assertRefused("sink.maximum-record-size=3 gb", "sink.maximum-record-size must be below 2 gb");
        assertRefused("sink.maximum-record-size=1025 mb", "the largest record may be 1073741824 bytes at most");
    }

    @Test
    void aNameWhosePrefixWouldBeginWithThatOfAnotherJobIsRefused() {
        assertRefused("job.instance=ecommerce.eu", "The value 'ecommerce.eu' of job.instance may hold letters, digits");
    }

    @Test
    void aReferenceTopicThatIsNeverIdleIsRefused() {
        assertRefused(
                "source.reference-idle-timeout=0 s",
                "The value of source.reference-idle-timeout is 0: a silent reference topic would hold the whole job back;"
                        + " give a duration such as '5 s'");
    }

    private static void assertRefused(String assignment, String message) {
        assertThatThrownBy(() -> JobLaunch.in(
                        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration()),
                        EcommerceJob.DEFINITION,
                        JobLaunch.options(EcommerceJob.DEFINITION, "--set", assignment)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
