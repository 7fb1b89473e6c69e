/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.login.LoginFinding;
import dev.freshet.fraud.model.ScoredTransaction;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on every transaction of an account, and looks at its logins, by the rules in force at that moment. In the order of
 * arrival that is at once, with the state so far; in that of event time when the watermark gets there.
 *
 * <p>A rule that an earlier release accepted and this one does not is not asked; a gauge counts such rules.
 */
public final class DecideFunction
        extends KeyedBroadcastProcessFunction<String, AccountEvent, Change<RuleDocument>, FraudDecision>
        implements CheckpointedFunction {

    public static final OutputTag<TransactionFeatures> FEATURES =
            new OutputTag<>("features", Types.POJO(TransactionFeatures.class));

    public static final OutputTag<Occurrence> OCCURRENCES =
            new OutputTag<>("occurrences", Types.POJO(Occurrence.class));

    public static final OutputTag<CommandRequest> REQUESTS =
            new OutputTag<>("command-requests", Types.POJO(CommandRequest.class));

    static final String REFUSED_RULES = "refusedRules";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DecideFunction.class);

    private final InitialDocuments<RuleDocument> initial;
    private final DecideSettings settings;

    private transient DocumentsInForce<RuleDocument> inForce;
    private transient RuleBook rules;
    private transient TransactionJudge judge;
    private transient RuleHitCounters hits;

    /** Events that wait for the watermark, where the order is that of event time. */
    private transient InOrder<AccountEvent> order;

    /** One per account; cleared when the account was silent for the memory. Bounded, see its type. */
    private transient ValueState<AccountState> accounts;

    public DecideFunction(InitialDocuments<RuleDocument> initial, DecideSettings settings) {
        this.initial = initial;
        this.settings = settings;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        inForce = DocumentsInForce.of(initial, context.getOperatorStateStore());
        rules = new RuleBook(FraudVocabulary.all(), inForce.all(), settings.allowedLateness());
        rules.refused().forEach((rule, reason) -> LOG.error("Rule {} is not asked: {}", rule, reason));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void open(OpenContext context) {
        judge = new TransactionJudge(settings.decisions(), settings.commands(), settings.order());
        order = new InOrder<>(
                getRuntimeContext(),
                "waiting-account-events",
                Types.POJO(AccountEvent.class),
                settings.order(),
                AccountEvent.ORDER);
        accounts = getRuntimeContext().getState(new ValueStateDescriptor<>("account", Types.POJO(AccountState.class)));
        hits = new RuleHitCounters(getRuntimeContext().getMetricGroup());
        inForce.all().forEach(hits::expect);
        getRuntimeContext().getMetricGroup().gauge(REFUSED_RULES, this::refusedRules);
    }

    @Override
    public void processBroadcastElement(Change<RuleDocument> change, Context context, Collector<FraudDecision> out)
            throws Exception {
        inForce.apply(change);
        rules.change(change.key(), change.value());
        if (change.value() != null) {
            hits.expect(change.value());
        }
    }

    @Override
    public void processElement(AccountEvent event, ReadOnlyContext context, Collector<FraudDecision> out)
            throws Exception {
        if (order.accept(event, event.moment().at(), context.timerService())) {
            take(event, context, out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<FraudDecision> out) throws Exception {
        for (AccountEvent event : order.due(now)) {
            take(event, context, out);
        }
        forget(now, context);
    }

    private void take(AccountEvent event, ReadOnlyContext context, Collector<FraudDecision> out) throws Exception {
        AccountState known = accounts.value();
        AccountState before = known == null ? AccountState.NONE : known;
        AccountState after = event.transaction() == null
                ? look(event.known(), before, context)
                : decide(event.transaction(), before, context, out);
        if (known == null) {
            keep(after, context);
        } else if (!after.equals(before)) {
            accounts.update(after);
        }
    }

    private AccountState decide(
            ScoredTransaction scored, AccountState before, ReadOnlyContext context, Collector<FraudDecision> out) {
        JudgedTransaction judged = judge.judge(rules, scored, before, latency(scored, context.currentProcessingTime()));
        out.collect(judged.decision());
        context.output(FEATURES, judged.features());
        judged.occurrences().forEach(occurrence -> context.output(OCCURRENCES, occurrence));
        CommandRequest request = judged.request();
        if (request != null) {
            context.output(REQUESTS, request);
        }
        judged.verdicts().stream()
                .filter(RuleVerdict::fired)
                .map(RuleVerdict::rule)
                .forEach(hits::fired);
        return before.with(judged.memory());
    }

    /** Who is on the allow list is told nothing; what was found is said to people all the same. */
    private AccountState look(ListedLogin login, AccountState before, ReadOnlyContext context) {
        JudgedLogin judged = LoginJudge.judge(rules, login, before);
        for (LoginFinding finding : judged.findings()) {
            context.output(OCCURRENCES, finding.occurrence());
            CommandRequest request = login.allowed() == null ? finding.request(settings.commands()) : null;
            if (request != null) {
                context.output(REQUESTS, request);
            }
            hits.fired(finding.rule());
        }
        return judged.account();
    }

    private @Nullable Long latency(ScoredTransaction scored, long now) {
        Instant received = scored.figured().listed().received();
        return settings.order() == InputOrder.EVENT_TIME || received == null ? null : now - received.toEpochMilli();
    }

    /** One timer per account: it forgets, or moves on to when there will be something to forget. */
    private void forget(long now, OnTimerContext context) throws Exception {
        AccountState known = accounts.value();
        if (known == null || known.wakesAt() != now) {
            return;
        }
        if (forgetAt(known) <= now) {
            accounts.clear();
        } else {
            keep(known, context);
        }
    }

    private void keep(AccountState account, ReadOnlyContext context) throws Exception {
        long wakesAt = forgetAt(account);
        accounts.update(account.wakingAt(wakesAt));
        context.timerService().registerEventTimeTimer(wakesAt);
    }

    private long forgetAt(AccountState account) {
        Instant silent = account.memory().newest().plus(settings.memory());
        Instant settled = rules.logins().forgetAt(account.logins());
        return (settled != null && settled.isAfter(silent) ? settled : silent).toEpochMilli();
    }

    long refusedRules() {
        return rules.refused().size();
    }

    Map<String, Long> hits() {
        return hits.counts();
    }
}
