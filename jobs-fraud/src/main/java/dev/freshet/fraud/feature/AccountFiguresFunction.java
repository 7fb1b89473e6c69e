/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.AccountSpending.CurrencySpending;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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

/**
 * Tells of each transaction what else the account did: amounts and merchants in windows that end with it, and what it usually
 * spends. Knows rules for the lengths of their windows only, and nothing of decisions: whatever was tried counts.
 *
 * <p>All that it keeps is cleared by event-time timers, each by its own time, also at the end of a bounded input: what waits is
 * then still answered from what was there at its time.
 */
public final class AccountFiguresFunction
        extends KeyedBroadcastProcessFunction<String, FiguredTransaction, Change<RuleDocument>, FiguredTransaction>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** How much the newest amount says of what is usual: after ten others an amount still has a third of its weight. */
    private static final double NEWEST_WEIGHT = 0.1;

    /** More than any rule may ask for, so that a rule never counts too few. */
    private static final int MOST_MERCHANTS = 128;

    private final InitialDocuments<RuleDocument> initial;
    private final FigureSettings settings;
    private final AmountWindows windows = new AmountWindows(BucketLayout.ACCOUNT);
    private final Retention retention;

    private transient DocumentsInForce<RuleDocument> rules;
    private transient RuleWindows asked;

    /** Transactions ahead of the watermark. */
    private transient InOrder<FiguredTransaction> inOrder;

    /** Amounts of the account's transactions for 30 days and the allowed lateness, by currency. */
    private transient BucketState<AmountRow, AmountTotal> amounts;

    /** One per account; cleared with the last bucket. Bounded by its currencies and {@value MOST_MERCHANTS} merchants. */
    private transient ValueState<AccountSpending> spending;

    public AccountFiguresFunction(InitialDocuments<RuleDocument> initial, FigureSettings settings) {
        this.initial = initial;
        this.settings = settings;
        this.retention = new Retention(FeatureWindow.MONTH.length().plus(settings.allowedLateness()));
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
                "waiting-at-account",
                Types.POJO(FiguredTransaction.class),
                settings.order(),
                Comparator.comparing(FiguredTransaction::moment));
        amounts = new BucketState<>(getRuntimeContext(), "account-amounts", AmountRow.class, AmountTotal.class);
        spending = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("account-spending", Types.POJO(AccountSpending.class)));
    }

    @Override
    public void processBroadcastElement(Change<RuleDocument> change, Context context, Collector<FiguredTransaction> out)
            throws Exception {
        rules.apply(change);
        asked = RuleWindows.of(rules.all());
    }

    @Override
    public void processElement(FiguredTransaction figured, ReadOnlyContext context, Collector<FiguredTransaction> out)
            throws Exception {
        if (inOrder.accept(figured, figured.moment().at(), context.timerService())) {
            out.collect(take(figured, context.timerService()));
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<FiguredTransaction> out) throws Exception {
        for (FiguredTransaction figured : inOrder.due(now)) {
            out.collect(take(figured, context.timerService()));
        }
        AccountSpending known = spending.value();
        if (known != null) {
            forget(known, now, context.timerService());
        }
    }

    private FiguredTransaction take(FiguredTransaction figured, TimerService timers) throws Exception {
        Transaction transaction = figured.transaction();
        AccountSpending stored = spending.value();
        AccountSpending before = stored == null ? AccountSpending.NONE : stored;
        Map<Duration, AmountFigures> figures =
                windows.take(amounts, transaction, RuleWindows.andFeatures(asked.account()));
        AccountSpending after = after(before, transaction, timers);
        spending.update(after);
        Map<Long, Long> merchants = new HashMap<>();
        for (Duration length : asked.account()) {
            merchants.put(length.toSeconds(), after.merchants().within(length, transaction.eventTime()));
        }
        return figured.withAccount(
                SpendingFeatures.of(transaction, figures, before, after.merchants()),
                RuleWindows.bySeconds(figures, asked.account()),
                before.history(transaction.currency()),
                merchants);
    }

    private AccountSpending after(AccountSpending before, Transaction transaction, TimerService timers) {
        String currency = transaction.currency();
        CurrencySpending known = before.currencies().get(currency);
        long forgetAt = known == null ? retention.forgetAt(transaction.eventTime()) : known.forgetAt();
        if (known == null) {
            timers.registerEventTimeTimer(forgetAt);
        }
        boolean spends = transaction.type().isSpending();
        AmountHistory history = before.history(currency);
        AccountSpending after = before.with(
                currency,
                new CurrencySpending(spends ? history.plus(transaction.amount(), NEWEST_WEIGHT) : history, forgetAt));
        String merchant = transaction.merchantId();
        return merchant == null || !spends
                ? after
                : after.withMerchants(before.merchants().seen(merchant, transaction.eventTime(), MOST_MERCHANTS));
    }

    private void forget(AccountSpending known, long now, TimerService timers) throws Exception {
        Instant until = retention.forgottenUntil(now);
        AccountSpending kept = known;
        for (Map.Entry<String, CurrencySpending> each : known.currencies().entrySet()) {
            if (each.getValue().forgetAt() <= now) {
                Instant next = windows.forget(amounts, each.getKey(), until);
                kept = kept.with(each.getKey(), next == null ? null : kept(each.getValue(), next, timers));
            }
        }
        if (kept.currencies().isEmpty()) {
            spending.clear();
        } else if (!kept.equals(known)) {
            spending.update(kept.withMerchants(kept.merchants().forget(until)));
        }
    }

    private CurrencySpending kept(CurrencySpending known, Instant next, TimerService timers) {
        long forgetAt = retention.forgetAt(next);
        timers.registerEventTimeTimer(forgetAt);
        return new CurrencySpending(known.history(), forgetAt);
    }
}
