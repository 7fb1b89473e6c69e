/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.list.IpAddress;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.order.TimerTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets an account be told something unless it is cooling down, and unblocks it where a person says so.
 *
 * <p>Who unblocks by an alert means the account that the alert is about. An alert about an address, or about the brake, has none: such
 * a command is refused and counted, as is one that is older than the block that it would end. Whoever names the account itself
 * is always understood.
 *
 * <p>What the brake holds back afterwards counts as told: the account cools down, and is asked for again after that.
 */
public final class AccountHoldsFunction
        extends KeyedCoProcessFunction<String, CommandRequest, CaseCommand, CommandRequest> {

    private static final long serialVersionUID = 1L;

    static final String REFUSED_UNBLOCKS = "refusedUnblocks";

    private final CommandPolicy policy;
    private final InputOrder order;
    private final Duration allowedLateness;

    /** What the account was told last; cleared once it has cooled down and nothing older can come late. */
    private transient ValueState<AccountHold> holds;

    private transient InOrder<HoldInput> inputs;

    private transient Counter refusedUnblocks;

    public AccountHoldsFunction(CommandPolicy policy, InputOrder order, Duration allowedLateness) {
        this.policy = policy;
        this.order = order;
        this.allowedLateness = allowedLateness;
    }

    @Override
    public void open(OpenContext context) {
        holds = getRuntimeContext().getState(new ValueStateDescriptor<>("account-hold", Types.POJO(AccountHold.class)));
        inputs = new InOrder<>(
                getRuntimeContext(), "waiting-requests", Types.POJO(HoldInput.class), order, HoldInput.ORDER);
        refusedUnblocks = getRuntimeContext().getMetricGroup().counter(REFUSED_UNBLOCKS);
    }

    @Override
    public void processElement1(CommandRequest request, Context context, Collector<CommandRequest> out)
            throws Exception {
        arrived(HoldInput.of(request), context.timerService(), out);
    }

    @Override
    public void processElement2(CaseCommand command, Context context, Collector<CommandRequest> out) throws Exception {
        if (command.command() == CaseCommandType.UNBLOCK) {
            arrived(HoldInput.of(command), context.timerService(), out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<CommandRequest> out) throws Exception {
        for (HoldInput input : inputs.due(now)) {
            take(input, context.timerService(), out);
        }
        AccountHold hold = holds.value();
        if (hold != null && !forgetAt(hold).isAfter(TimerTime.passedBy(now))) {
            holds.clear();
        }
    }

    long refusedUnblocks() {
        return refusedUnblocks.getCount();
    }

    private void arrived(HoldInput input, TimerService timers, Collector<CommandRequest> out) throws Exception {
        if (inputs.accept(input, input.moment().at(), timers)) {
            take(input, timers, out);
        }
    }

    private void take(HoldInput input, TimerService timers, Collector<CommandRequest> out) throws Exception {
        CommandRequest request = input.request() == null ? unblock(input.unblock()) : input.request();
        AccountHold known = holds.value();
        AccountHold hold = known == null ? AccountHold.NONE : known;
        if (request != null
                && policy.tells(hold, request.type(), request.moment().at())) {
            AccountHold after = hold.after(request.type(), request.moment().at());
            holds.update(after);
            timers.registerEventTimeTimer(forgetAt(after).toEpochMilli());
            out.collect(request);
        } else if (input.unblock() != null) {
            refusedUnblocks.inc();
        }
    }

    /** Null where it is about no account. */
    private @Nullable CommandRequest unblock(@Nullable CaseCommand command) {
        if (command == null || !isAboutAccount(command)) {
            return null;
        }
        return new CommandRequest(CommandType.UNBLOCK, AccountCommand.unblock(command, policy), Moment.of(command));
    }

    private static boolean isAboutAccount(CaseCommand command) {
        String subject = command.subject();
        return command.accountId() != null || (IpAddress.parse(subject) == null && !subject.equals(HeldBlock.SUBJECT));
    }

    /** Every command sets a timer of its own; the last of them forgets. */
    private Instant forgetAt(AccountHold hold) {
        Instant coolUntil = policy.forgetAt(hold);
        return coolUntil == null ? Instant.EPOCH : coolUntil.plus(allowedLateness);
    }
}
