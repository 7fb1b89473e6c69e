/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Label;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each transaction at a terminal what else happened there: amounts in windows that end with it, and the shares of known
 * fraud of a week ago. Knows rules for the lengths of their windows only.
 *
 * <p>All that it keeps is cleared by event-time timers, each by its own time, also at the end of a bounded input: what waits is
 * then still answered from what was there at its time.
 */
public final class TerminalFiguresFunction
        extends KeyedBroadcastProcessFunction<String, TerminalInput, Change<RuleDocument>, FiguredTransaction>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Labels come a week late. */
    private static final Duration DELAY = Duration.ofDays(7);

    private final InitialDocuments<RuleDocument> initial;
    private final FigureSettings settings;
    private final AmountWindows windows = new AmountWindows(BucketLayout.TERMINAL);
    private final FraudShares shares = new FraudShares(BucketLayout.TERMINAL, DELAY);
    private final Retention amountRetention;
    private final Retention shareRetention;

    private transient DocumentsInForce<RuleDocument> rules;
    private transient RuleWindows asked;

    /** Transactions and labels ahead of the watermark. */
    private transient InOrder<TerminalInput> inOrder;

    /** Amounts of the terminal's transactions for 30 days and the allowed lateness, by currency. */
    private transient BucketState<AmountRow, AmountTotal> amounts;

    /** The terminal's transactions and their labels for 37 days and the allowed lateness. */
    private transient BucketState<JudgedRow, JudgedTotal> judged;

    /** One per terminal; cleared with the last bucket. Bounded by its currencies. */
    private transient ValueState<TerminalMemory> memory;

    public TerminalFiguresFunction(InitialDocuments<RuleDocument> initial, FigureSettings settings) {
        this.initial = initial;
        this.settings = settings;
        this.amountRetention = new Retention(FeatureWindow.MONTH.length().plus(settings.allowedLateness()));
        this.shareRetention = new Retention(amountRetention.length().plus(DELAY));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        rules = DocumentsInForce.of(initial, context.getOperatorStateStore());
        asked = RuleWindows.of(rules.all());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void open(OpenContext context) {
        inOrder = new InOrder<>(
                getRuntimeContext(),
                "waiting-at-terminal",
                Types.POJO(TerminalInput.class),
                settings.order(),
                TerminalInput.ORDER);
        amounts = new BucketState<>(getRuntimeContext(), "terminal-amounts", AmountRow.class, AmountTotal.class);
        judged = new BucketState<>(getRuntimeContext(), "terminal-judged", JudgedRow.class, JudgedTotal.class);
        memory = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("terminal-memory", Types.POJO(TerminalMemory.class)));
    }

    @Override
    public void processBroadcastElement(Change<RuleDocument> change, Context context, Collector<FiguredTransaction> out)
            throws Exception {
        rules.apply(change);
        asked = RuleWindows.of(rules.all());
    }

    @Override
    public void processElement(TerminalInput input, ReadOnlyContext context, Collector<FiguredTransaction> out)
            throws Exception {
        if (inOrder.accept(input, input.eventTime(), context.timerService())) {
            take(input, context.timerService(), out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<FiguredTransaction> out) throws Exception {
        for (TerminalInput input : inOrder.due(now)) {
            take(input, context.timerService(), out);
        }
        TerminalMemory known = memory.value();
        if (known != null) {
            forget(known, now, context.timerService());
        }
    }

    private void take(TerminalInput input, TimerService timers, Collector<FiguredTransaction> out) throws Exception {
        Label label = input.label();
        if (label == null) {
            out.collect(figured(Objects.requireNonNull(input.transaction()), timers));
        } else if (label.transactionTime().plus(shareRetention.length()).isAfter(label.eventTime())) {
            shares.take(judged, label);
            keepShares(label.transactionTime(), timers);
        }
    }

    private FiguredTransaction figured(ListedTransaction listed, TimerService timers) throws Exception {
        Transaction transaction = listed.transaction();
        Map<Duration, AmountFigures> ofAmounts =
                windows.take(amounts, transaction, RuleWindows.andFeatures(asked.terminal()));
        Map<Duration, FraudFigures> ofShares =
                shares.take(judged, transaction, RuleWindows.andFeatures(asked.shares()));
        keepAmounts(transaction, timers);
        keepShares(transaction.eventTime(), timers);
        return FiguredTransaction.of(listed)
                .withTerminal(
                        TerminalFeatures.of(ofAmounts, ofShares),
                        RuleWindows.bySeconds(ofAmounts, asked.terminal()),
                        RuleWindows.bySeconds(ofShares, asked.shares()));
    }

    private void keepAmounts(Transaction transaction, TimerService timers) throws Exception {
        TerminalMemory known = known();
        if (!known.amounts().containsKey(transaction.currency())) {
            long forgetAt = amountRetention.forgetAt(transaction.eventTime());
            memory.update(known.withAmounts(transaction.currency(), forgetAt));
            timers.registerEventTimeTimer(forgetAt);
        }
    }

    private void keepShares(Instant happened, TimerService timers) throws Exception {
        TerminalMemory known = known();
        if (known.shares() == null) {
            long forgetAt = shareRetention.forgetAt(happened);
            memory.update(known.withShares(forgetAt));
            timers.registerEventTimeTimer(forgetAt);
        }
    }

    private void forget(TerminalMemory known, long now, TimerService timers) throws Exception {
        TerminalMemory kept = known;
        for (Map.Entry<String, Long> each : known.amounts().entrySet()) {
            if (each.getValue() <= now) {
                Instant next = windows.forget(amounts, each.getKey(), amountRetention.forgottenUntil(now));
                kept = kept.withAmounts(each.getKey(), forgetAt(amountRetention, next, timers));
            }
        }
        if (known.shares() != null && known.shares() <= now) {
            Instant next = shares.forget(judged, shareRetention.forgottenUntil(now));
            kept = kept.withShares(forgetAt(shareRetention, next, timers));
        }
        if (kept.isEmpty()) {
            memory.clear();
        } else if (!kept.equals(known)) {
            memory.update(kept);
        }
    }

    private static @Nullable Long forgetAt(Retention retention, @Nullable Instant happened, TimerService timers) {
        if (happened == null) {
            return null;
        }
        long forgetAt = retention.forgetAt(happened);
        timers.registerEventTimeTimer(forgetAt);
        return forgetAt;
    }

    private TerminalMemory known() throws Exception {
        TerminalMemory known = memory.value();
        return known == null ? TerminalMemory.NONE : known;
    }
}
