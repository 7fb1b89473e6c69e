/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Severity;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two blocks pass in a minute, and what is ten minutes late still counts. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class BrakeFunctionTest {

    private final StateStore store;
    private InputOrder order = InputOrder.ARRIVAL;
    private BrakeFunction function;
    private KeyedHarness<String, CommandRequest, Action> harness;

    BrakeFunctionTest(StateStore store) throws Exception {
        this.store = store;
        this.function = function();
        this.harness = harness();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void soManyBlocksPassInAMinuteAndNoMore() {
        blocks("anna", "10:00");
        blocks("bert", "10:00:30");
        assertThat(function.heldBack()).isZero();
        blocks("carl", "10:00:59.999");
        blocks("dora", "10:01");

        assertThat(sent()).containsExactly("block anna 10:00", "block bert 10:00:30", "block dora 10:01");
        assertThat(function.heldBack()).isEqualTo(1);
    }

    @Test
    void aBlockThatIsHeldBackIsSaidLoudly() {
        blocks("anna", "10:00");
        blocks("bert", "10:00:30");
        blocks("carl", "10:00:40");

        assertThat(harness.sideOutput(BrakeFunction.HELD_BACK))
                .containsExactly(
                        new Occurrence(
                                "block_brake",
                                1,
                                Severity.CRITICAL,
                                false,
                                "account-commands",
                                time("10:00:40"),
                                time("10:00:40"),
                                List.of("10:00:40carl"),
                                null,
                                null,
                                "Of the blocks of the minute from 2026-03-02T10:00:00Z on, 2 were sent and 1 held back so far."));
    }

    @Test
    void otherCommandsPassFreelyAndDoNotCount() {
        comes(CommandType.STEP_UP, "anna", "10:00");
        comes(CommandType.UNBLOCK, "bert", "10:00:01");
        blocks("carl", "10:00:02");
        blocks("dora", "10:00:03");
        comes(CommandType.STEP_UP, "emil", "10:00:04");

        assertThat(sent()).hasSize(5);
        assertThat(function.heldBack()).isZero();
    }

    @Test
    void minutesAreCountedEachForItselfInAnyOrder() {
        for (String minute : List.of("10:02", "10:00", "10:01", "10:02", "10:00", "10:01", "10:02", "10:00")) {
            blocks("a" + harness.output().size(), minute + ":10");
        }

        assertThat(harness.output()).hasSize(6);
        assertThat(function.heldBack()).isEqualTo(2);
    }

    @Test
    void aMinuteIsForgottenWhenNothingOfItCanComeAnyMore() {
        blocks("anna", "10:00");
        blocks("bert", "10:00:30");
        passes("10:10:59.999");
        blocks("carl", "10:00:59");
        assertThat(function.heldBack()).isEqualTo(1);

        passes("10:11");

        harness.assertNothingLeft();
    }

    @Test
    void minutesAreForgottenOneAfterTheOther() {
        blocks("anna", "10:00");
        blocks("bert", "10:05");

        passes("10:11");
        assertThat(harness.timers()).isEqualTo(1);
        blocks("carl", "10:05:01");
        blocks("dora", "10:05:02");
        assertThat(function.heldBack()).isEqualTo(1);
        passes("10:16");

        harness.assertNothingLeft();
    }

    @Test
    void goesOnCountingAfterAFailure() throws Exception {
        blocks("anna", "10:00");
        harness = harness.snapshotAndRestore();

        blocks("bert", "10:00:30");
        blocks("carl", "10:00:40");

        assertThat(sent()).containsExactly("block bert 10:00:30");
        harness.endOfInput();
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeTheFirstOfAMinutePass() throws Exception {
        begin(InputOrder.EVENT_TIME);
        blocks("dora", "10:00:40");
        blocks("carl", "10:00:30");
        blocks("bert", "10:00:20");
        blocks("anna", "10:00:20");
        assertThat(sent()).isEmpty();

        passes("10:00:40");

        assertThat(sent()).containsExactly("block anna 10:00:20", "block bert 10:00:20");
        assertThat(function.heldBack()).isEqualTo(2);
    }

    @Test
    void byEventTimeTheEndOfTheInputDecidesWhatWaits() throws Exception {
        begin(InputOrder.EVENT_TIME);
        blocks("anna", "10:00");
        blocks("bert", "10:30");

        harness.endOfInput();

        assertThat(sent()).containsExactly("block anna 10:00", "block bert 10:30");
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeArrivalMakesNoDifference() throws Exception {
        long seed = 77;
        Random random = new Random(seed);
        List<CommandRequest> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String clock = "10:%02d:%02d".formatted(random.nextInt(4), random.nextInt(60));
            requests.add(Requests.of(CommandType.BLOCK, "account-" + i, clock));
        }

        List<String> first = replayed(requests);
        Collections.shuffle(requests, random);

        assertThat(replayed(requests)).as("seed %d", seed).isEqualTo(first);
        assertThat(first)
                .hasSize(200)
                .filteredOn(told -> told.startsWith("block"))
                .hasSize(8);
    }

    private List<String> replayed(List<CommandRequest> requests) throws Exception {
        begin(InputOrder.EVENT_TIME);
        requests.forEach(request -> harness.element(request, request.moment().at()));
        passes("10:01:42");
        List<String> told = new ArrayList<>(sentAndHeld());
        harness = harness.snapshotAndRestore();
        passes("10:45");
        told.addAll(sentAndHeld());
        harness.assertNothingLeft();
        return told;
    }

    private List<String> sentAndHeld() {
        List<String> told = new ArrayList<>(sent());
        harness.sideOutput(BrakeFunction.HELD_BACK).forEach(held -> told.add(held.at() + " " + held.eventIds()));
        return told;
    }

    private void begin(InputOrder inputOrder) throws Exception {
        harness.close();
        order = inputOrder;
        harness = harness();
    }

    private KeyedHarness<String, CommandRequest, Action> harness() throws Exception {
        return KeyedHarness.of(store, this::function, request -> BrakeFunction.ONE_KEY, Types.STRING);
    }

    /** The newest is the one that is asked. */
    private BrakeFunction function() {
        function = new BrakeFunction(new Brake(2), order, Duration.ofMinutes(10));
        return function;
    }

    private void blocks(String account, String clock) {
        comes(CommandType.BLOCK, account, clock);
    }

    private void comes(CommandType type, String account, String clock) {
        harness.element(Requests.of(type, account, clock), time(clock));
    }

    private void passes(String clock) {
        harness.watermark(time(clock));
    }

    private List<String> sent() {
        return harness.takeOutput().stream().map(Requests::words).toList();
    }
}
