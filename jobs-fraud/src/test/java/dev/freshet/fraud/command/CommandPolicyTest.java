/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.fraud.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandPolicyTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Commands live for a day and cool down for an hour. */
    private final CommandPolicy policy = new CommandPolicy(Duration.ofDays(1), Duration.ofHours(1), false);

    @ParameterizedTest
    @CsvSource({"INTERDICT, BLOCK", "STEP_UP, STEP_UP", "REVIEW,", "APPROVE,"})
    void anOutcomeAsksForItsCommand(Outcome outcome, @Nullable CommandType command) {
        assertThat(next(AccountHold.NONE, outcome, NOON)).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({
        // What the account was told at noon, what is asked, after how long, and what it is told.
        "BLOCK, INTERDICT, PT0S,",
        "BLOCK, INTERDICT, PT59M59.999999999S,",
        "BLOCK, INTERDICT, PT1H, BLOCK",
        "BLOCK, STEP_UP, PT59M,",
        "BLOCK, STEP_UP, PT1H, STEP_UP",
        "STEP_UP, STEP_UP, PT59M,",
        "STEP_UP, STEP_UP, PT1H, STEP_UP",
        "STEP_UP, INTERDICT, PT0S, BLOCK",
        "UNBLOCK, INTERDICT, PT59M,",
        "UNBLOCK, STEP_UP, PT59M,",
        "UNBLOCK, INTERDICT, PT1H, BLOCK",
        // Late, from before the command.
        "BLOCK, INTERDICT, PT-2H,"
    })
    void anAccountCoolsDown(CommandType told, Outcome asked, Duration after, @Nullable CommandType command) {
        AccountHold hold = AccountHold.NONE.after(told, NOON);

        assertThat(next(hold, asked, NOON.plus(after))).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCK, PT-0.000000001S, false",
        "BLOCK, PT0S, true",
        "BLOCK, PT1S, true",
        "STEP_UP, PT-1H, true",
        "UNBLOCK, PT-1H, true"
    })
    void aPersonsWishIsToldUnlessABlockCameAfterIt(CommandType told, Duration after, boolean tells) {
        AccountHold hold = AccountHold.NONE.after(told, NOON);

        assertThat(policy.tells(hold, CommandType.UNBLOCK, NOON.plus(after))).isEqualTo(tells);
    }

    @Test
    void anUnblockEndsTheBlock() {
        AccountHold hold = AccountHold.NONE
                .after(CommandType.STEP_UP, NOON)
                .after(CommandType.BLOCK, NOON.plusSeconds(1))
                .after(CommandType.UNBLOCK, NOON.plusSeconds(2));

        assertThat(hold).isEqualTo(new AccountHold(null, null, NOON.plusSeconds(2)));
    }

    @Test
    void isForgottenOnceItMakesNoDifference() {
        AccountHold hold =
                AccountHold.NONE.after(CommandType.BLOCK, NOON).after(CommandType.STEP_UP, NOON.minusSeconds(7));

        assertThat(policy.forgetAt(hold)).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(policy.forgetAt(AccountHold.NONE)).isNull();
        assertThat(next(hold, Outcome.INTERDICT, NOON.plus(Duration.ofHours(1))))
                .isEqualTo(next(AccountHold.NONE, Outcome.INTERDICT, NOON.plus(Duration.ofHours(1))));
    }

    /** Against the whole history of what was told, in any order of arrival. */
    @Test
    void neverTellsWithinTheCoolDown() {
        long seed = 1_848;
        Random random = new Random(seed);
        AccountHold hold = AccountHold.NONE;
        List<Told> history = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Instant at = NOON.plusSeconds(i * 60L + random.nextInt(1_800));
            Outcome outcome = OUTCOMES.get(random.nextInt(4));
            if (random.nextInt(20) == 0) {
                history.add(new Told(CommandType.UNBLOCK, at));
                hold = hold.after(CommandType.UNBLOCK, at);
                continue;
            }

            CommandType told = next(hold, outcome, at);

            assertThat(told).as("seed %d, step %d", seed, i).isEqualTo(slowly(history, outcome, at));
            if (told != null) {
                history.add(new Told(told, at));
                hold = hold.after(told, at);
            }
        }
        assertThat(history).hasSizeGreaterThan(100);
    }

    /** What an account is told after an outcome; null where nothing. */
    private @Nullable CommandType next(AccountHold hold, Outcome outcome, Instant at) {
        CommandType asked = CommandType.of(outcome);
        return asked != null && policy.tells(hold, asked, at) ? asked : null;
    }

    private record Told(CommandType command, Instant at) {}

    private static @Nullable CommandType slowly(List<Told> history, Outcome outcome, Instant at) {
        if (outcome.compareTo(Outcome.STEP_UP) < 0) {
            return null;
        }
        CommandType asked = outcome == Outcome.STEP_UP ? CommandType.STEP_UP : CommandType.BLOCK;
        List<CommandType> hindering = new ArrayList<>(List.of(CommandType.BLOCK, CommandType.UNBLOCK));
        if (asked == CommandType.STEP_UP) {
            hindering.add(CommandType.STEP_UP);
        }
        for (CommandType kind : hindering) {
            Instant last = newest(history, kind);
            if (last != null && Duration.between(last, at).compareTo(Duration.ofHours(1)) < 0) {
                return null;
            }
        }
        return asked;
    }

    /** As it was told last; blocks and step-ups from before the last unblock are over. */
    private static @Nullable Instant newest(List<Told> history, CommandType command) {
        Instant newest = null;
        for (Told told : history) {
            if (told.command() == CommandType.UNBLOCK && command != CommandType.UNBLOCK) {
                newest = null;
            } else if (told.command() == command) {
                newest = told.at();
            }
        }
        return newest;
    }

    @ParameterizedTest
    @CsvSource({"PT24H, PT0S", "PT1H, PT1H", "PT0.001S, PT0.001S"})
    void figuresMayBe(Duration timeToLive, Duration coolDown) {
        assertThatCode(() -> new CommandPolicy(timeToLive, coolDown, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S, commands.time-to-live must be at least a millisecond",
        "PT1H, PT1H0.001S, commands.cool-down must be from 0 to commands.time-to-live",
        "PT1H, PT-1S, commands.cool-down must be from 0 to commands.time-to-live"
    })
    void figuresMayNotBe(Duration timeToLive, Duration coolDown, String message) {
        assertThatThrownBy(() -> new CommandPolicy(timeToLive, coolDown, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
