/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In order, every burst of any timeline is found once, with its first failure and its end. */
final class FailedLoginsOfAnyTimelineTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int STORIES = 300;

    private record Found(Instant startedAt, Instant openedAt, Instant end, long count) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyBurstIsFoundOnce(long seed) {
        Random random = new Random(seed);
        int bursts = 0;
        for (int number = 0; number < STORIES; number++) {
            FailedLogins logins = new FailedLogins(1 + random.nextInt(6), Duration.ofMinutes(1 + random.nextInt(10)));
            List<Moment> failures = failures(random);

            List<Found> found = found(logins, failures);

            assertThat(found).as("seed %d, story %d: %s", seed, number, logins).isEqualTo(expected(logins, failures));
            bursts += found.size();
        }
        assertThat(bursts).isGreaterThan(STORIES / 2);
    }

    private static List<Found> found(FailedLogins logins, List<Moment> failures) {
        RecentFailures recent = RecentFailures.NONE;
        LoginBurst burst = LoginBurst.NONE;
        List<BurstNotice> notices = new ArrayList<>();
        for (Moment failure : failures) {
            recent = recent.plus(failure).forget(failure.at().minus(logins.within()));
            BurstStep step = logins.failed(burst, recent, failure);
            burst = step.burst();
            notices.addAll(step.notices());
        }
        notices.addAll(logins.quiet(burst, Instant.MAX).notices());
        assertThat(notices.stream().filter(notice -> notice.kind() == BurstNotice.Kind.OPENED))
                .hasSize(notices.size() / 2);
        return notices.stream()
                .filter(notice -> notice.kind() == BurstNotice.Kind.ENDED)
                .map(notice -> new Found(
                        notice.burst().startedAt(),
                        notice.burst().openedBy().at(),
                        notice.at(),
                        notice.burst().count()))
                .toList();
    }

    /** Looks at all failures for each: cuts them where it was quiet, and looks for the first full window of each part. */
    private static List<Found> expected(FailedLogins logins, List<Moment> failures) {
        List<Found> expected = new ArrayList<>();
        for (List<Moment> part : parts(failures, logins.within())) {
            for (Moment last : part) {
                List<Moment> window = part.stream()
                        .filter(each -> each.compareTo(last) <= 0
                                && each.at().isAfter(last.at().minus(logins.within())))
                        .toList();
                if (window.size() >= logins.failures()) {
                    Moment first = window.get(0);
                    Instant end = part.get(part.size() - 1).at().plus(logins.within());
                    long count = (long) part.size() - part.indexOf(first);
                    expected.add(new Found(first.at(), last.at(), end, count));
                    break;
                }
            }
        }
        return expected;
    }

    private static List<List<Moment>> parts(List<Moment> failures, Duration quiet) {
        List<List<Moment>> parts = new ArrayList<>();
        for (Moment failure : failures) {
            List<Moment> part = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
            boolean follows = !part.isEmpty()
                    && part.get(part.size() - 1).at().plus(quiet).isAfter(failure.at());
            if (follows) {
                part.add(failure);
            } else {
                parts.add(new ArrayList<>(List.of(failure)));
            }
        }
        return parts;
    }

    /** Up to eighty, on half minutes, in crowds and gaps. */
    private static List<Moment> failures(Random random) {
        List<Moment> failures = new ArrayList<>();
        Instant at = START;
        int longest = 2 + random.nextInt(20);
        for (int number = random.nextInt(80); number > 0; number--) {
            at = at.plusSeconds(30L * random.nextInt(random.nextInt(longest) + 1));
            failures.add(new Moment(at, "e-" + (1_000 - number)));
        }
        return failures;
    }
}
