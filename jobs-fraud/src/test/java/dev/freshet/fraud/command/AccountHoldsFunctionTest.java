/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static dev.freshet.fraud.Clocks.moment;
import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands cool down for an hour, and what is ten minutes late still counts. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class AccountHoldsFunctionTest {

    private static final CommandPolicy POLICY = new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false);

    private final StateStore store;
    private InputOrder order = InputOrder.ARRIVAL;
    private AccountHoldsFunction function;
    private KeyedTwoInputHarness<String, CommandRequest, CaseCommand, CommandRequest> harness;

    AccountHoldsFunctionTest(StateStore store) throws Exception {
        this.store = store;
        this.function = function();
        this.harness = harness();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void anAccountIsToldOnceUntilItHasCooledDown() {
        asks(CommandType.BLOCK, "anna", "10:00");
        asks(CommandType.BLOCK, "anna", "10:59:59.999");
        asks(CommandType.BLOCK, "bert", "10:30");
        asks(CommandType.BLOCK, "anna", "11:00");

        assertThat(told()).containsExactly("BLOCK anna 10:00", "BLOCK bert 10:30", "BLOCK anna 11:00");
    }

    @Test
    void aBlockFollowsAStepUpAtOnceAndNotTheOtherWayRound() {
        asks(CommandType.STEP_UP, "anna", "10:00");
        asks(CommandType.STEP_UP, "anna", "10:01");
        asks(CommandType.BLOCK, "anna", "10:02");
        asks(CommandType.STEP_UP, "anna", "11:01:59");

        assertThat(told()).containsExactly("STEP_UP anna 10:00", "BLOCK anna 10:02");
    }

    @Test
    void aPersonUnblocksAndThePatternDoesNotBlockAgainAtOnce() {
        asks(CommandType.BLOCK, "anna", "10:00");
        unblocks("10:30", null, "anna");
        asks(CommandType.BLOCK, "anna", "11:29:59");
        asks(CommandType.BLOCK, "anna", "11:30");

        assertThat(told()).containsExactly("BLOCK anna 10:00", "UNBLOCK anna 10:30", "BLOCK anna 11:30");
    }

    @Test
    void whoeverUnblocksByAnAlertMeansItsAccount() {
        unblocks("10:30", "spike|2026-03-02T10:00:00Z|anna", null);

        assertThat(harness.output())
                .containsExactly(new CommandRequest(
                        CommandType.UNBLOCK,
                        AccountCommand.unblock(unblock("10:30", "spike|2026-03-02T10:00:00Z|anna", null), POLICY),
                        moment("10:30", "c-10:30")));
    }

    @Test
    void anAddressAndTheBrakeAreNoAccountsUnlessSomebodySaysSo() {
        unblocks("10:30", "spraying|2026-03-02T10:00:00Z|192.0.2.1", null);
        unblocks("10:31", "spraying|2026-03-02T10:00:00Z|2001:db8::1", null);
        unblocks("10:32", "block_brake|2026-03-02T10:00:00Z|account-commands", null);
        assertThat(told()).isEmpty();
        assertThat(function.refusedUnblocks()).isEqualTo(3);

        unblocks("10:33", null, "192.0.2.1");

        assertThat(told()).containsExactly("UNBLOCK 192.0.2.1 10:33");
        assertThat(function.refusedUnblocks()).isEqualTo(3);
    }

    @Test
    void aWishIsNotMeantForABlockThatCameAfterIt() {
        asks(CommandType.BLOCK, "anna", "10:00");
        unblocks("09:59:59", null, "anna");
        assertThat(function.refusedUnblocks()).isEqualTo(1);
        unblocks("10:00", null, "anna");

        assertThat(told()).containsExactly("BLOCK anna 10:00", "UNBLOCK anna 10:00");
        assertThat(function.refusedUnblocks()).isEqualTo(1);
    }

    @Test
    void otherWishesAreNotForAccounts() {
        harness.second(
                new CaseCommand("c", time("10:00"), null, "anna", CaseCommandType.CLOSE, "carla"), time("10:00"));

        assertThat(told()).isEmpty();
        assertThat(function.refusedUnblocks()).isZero();
        harness.assertNothingLeft();
    }

    @Test
    void whatComesLateStillMeetsTheCoolDown() {
        asks(CommandType.BLOCK, "anna", "10:00");
        passes("11:09:59.999");
        asks(CommandType.BLOCK, "anna", "10:59:59.999");
        assertThat(told()).containsExactly("BLOCK anna 10:00");

        passes("11:10");

        harness.assertNothingLeft();
    }

    @Test
    void theLastCommandDecidesWhenAllIsForgotten() {
        asks(CommandType.STEP_UP, "anna", "10:00");
        asks(CommandType.BLOCK, "anna", "10:30");

        passes("11:10");
        assertThat(harness.stateEntries()).isEqualTo(1);
        passes("11:40");

        harness.assertNothingLeft();
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        asks(CommandType.BLOCK, "anna", "10:00");
        harness = harness.snapshotAndRestore();

        asks(CommandType.BLOCK, "anna", "10:30");
        asks(CommandType.BLOCK, "anna", "11:00");

        assertThat(told()).containsExactly("BLOCK anna 11:00");
    }

    @Test
    void byEventTimeRequestsAndWishesAreTakenAsTheyHappened() throws Exception {
        begin(InputOrder.EVENT_TIME);
        asks(CommandType.BLOCK, "anna", "10:40");
        unblocks("10:30", null, "anna");
        asks(CommandType.BLOCK, "anna", "10:00");
        assertThat(told()).isEmpty();

        passes("10:40");

        assertThat(told()).containsExactly("BLOCK anna 10:00", "UNBLOCK anna 10:30");
    }

    @Test
    void byEventTimeTheEndOfTheInputDecidesWhatWaits() throws Exception {
        begin(InputOrder.EVENT_TIME);
        asks(CommandType.BLOCK, "anna", "12:00");
        asks(CommandType.BLOCK, "anna", "10:30");
        asks(CommandType.BLOCK, "anna", "10:00");

        harness.endOfInput();

        assertThat(told()).containsExactly("BLOCK anna 10:00", "BLOCK anna 12:00");
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeArrivalMakesNoDifference() throws Exception {
        long seed = 411;
        Random random = new Random(seed);
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String clock = "1%d:%02d".formatted(random.nextInt(9), random.nextInt(60));
            inputs.add(
                    i % 20 == 0
                            ? unblock(clock, null, "anna")
                            : request(i % 2 == 0 ? CommandType.BLOCK : CommandType.STEP_UP, "anna", clock));
        }

        List<String> first = replayed(inputs);
        Collections.shuffle(inputs, random);

        assertThat(replayed(inputs)).as("seed %d", seed).isEqualTo(first).hasSizeGreaterThan(10);
    }

    private List<String> replayed(List<Object> inputs) throws Exception {
        begin(InputOrder.EVENT_TIME);
        for (Object input : inputs) {
            if (input instanceof CommandRequest request) {
                harness.first(request, request.moment().at());
            } else {
                harness.second((CaseCommand) input, ((CaseCommand) input).eventTime());
            }
        }
        passes("14:00");
        List<String> told = new ArrayList<>(told());
        harness = harness.snapshotAndRestore();
        passes("21:00");
        told.addAll(told());
        harness.assertNothingLeft();
        return told;
    }

    private void begin(InputOrder inputOrder) throws Exception {
        harness.close();
        order = inputOrder;
        harness = harness();
    }

    private KeyedTwoInputHarness<String, CommandRequest, CaseCommand, CommandRequest> harness() throws Exception {
        return KeyedTwoInputHarness.ofOperator(
                store,
                () -> new KeyedCoProcessOperator<>(function()),
                request -> request.action().target(),
                CaseCommand::subject,
                Types.STRING);
    }

    /** The newest is the one that is asked. */
    private AccountHoldsFunction function() {
        function = new AccountHoldsFunction(POLICY, order, Duration.ofMinutes(10));
        return function;
    }

    private void asks(CommandType type, String account, String clock) {
        harness.first(request(type, account, clock), time(clock));
    }

    private void unblocks(String clock, @Nullable String alert, @Nullable String account) {
        harness.second(unblock(clock, alert, account), time(clock));
    }

    private void passes(String clock) {
        harness.watermark(time(clock));
    }

    private static CommandRequest request(CommandType type, String account, String clock) {
        return Requests.of(type, account, clock);
    }

    private static CaseCommand unblock(String clock, @Nullable String alert, @Nullable String account) {
        return new CaseCommand("c-" + clock, time(clock), alert, account, CaseCommandType.UNBLOCK, "carla");
    }

    private List<String> told() {
        return harness.takeOutput().stream().map(Requests::words).toList();
    }
}
