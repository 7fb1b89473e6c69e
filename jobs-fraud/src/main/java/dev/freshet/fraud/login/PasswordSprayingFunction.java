/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.IpAddress;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.order.TimerTime;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 * Notices addresses at which logins of many accounts fail. Its key is the address in one spelling, its input the failed logins
 * there. Nothing is remembered of an address while no rule asks.
 */
public final class PasswordSprayingFunction
        extends KeyedBroadcastProcessFunction<String, ListedLogin, Change<RuleDocument>, Occurrence>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<RuleDocument> initial;
    private final InputOrder order;
    private final Duration allowedLateness;

    private transient DocumentsInForce<RuleDocument> inForce;
    private transient SprayingDetectors detectors;

    private transient InOrder<ListedLogin> inputs;

    /** One per address; cleared when nothing has failed for the longest window of a rule, and nothing that counts can come late. */
    private transient ValueState<SprayedAddress> addresses;

    public PasswordSprayingFunction(
            InitialDocuments<RuleDocument> initial, InputOrder order, Duration allowedLateness) {
        this.initial = initial;
        this.order = order;
        this.allowedLateness = allowedLateness;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        inForce = DocumentsInForce.of(initial, context.getOperatorStateStore());
        detectors = SprayingDetectors.of(inForce.all(), allowedLateness);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void open(OpenContext context) {
        inputs = new InOrder<>(
                getRuntimeContext(),
                "waiting-logins",
                Types.POJO(ListedLogin.class),
                order,
                Comparator.comparing(ListedLogin::moment));
        addresses = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("sprayed-address", Types.POJO(SprayedAddress.class)));
    }

    @Override
    public void processBroadcastElement(Change<RuleDocument> change, Context context, Collector<Occurrence> out)
            throws Exception {
        inForce.apply(change);
        detectors = SprayingDetectors.of(inForce.all(), allowedLateness);
    }

    @Override
    public void processElement(ListedLogin listed, ReadOnlyContext context, Collector<Occurrence> out)
            throws Exception {
        if (inputs.accept(listed, listed.moment().at(), context.timerService())) {
            failed(listed, context, out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Occurrence> out) throws Exception {
        for (ListedLogin listed : inputs.due(now)) {
            failed(listed, context, out);
        }
        SprayedAddress known = addresses.value();
        if (known == null || now < known.wakesAt()) {
            return;
        }
        Instant forgetAt = detectors.forgetAt(known);
        if (forgetAt.isAfter(TimerTime.passedBy(now))) {
            addresses.update(waking(known, forgetAt, context.timerService()));
        } else {
            addresses.clear();
        }
    }

    /** The key of a login: its address in one spelling. */
    public static String addressOf(ListedLogin listed) {
        return IpAddress.canonical(listed.login().ip());
    }

    private void failed(ListedLogin listed, ReadOnlyContext context, Collector<Occurrence> out) throws Exception {
        if (detectors.isEmpty()) {
            return;
        }
        SprayedAddress known = addresses.value();
        SprayingTurn turn =
                detectors.failed(known == null ? SprayedAddress.NONE : known, listed.login(), addressOf(listed));
        turn.occurrences().forEach(out::collect);
        SprayedAddress after = turn.address();
        addresses.update(known == null ? waking(after, detectors.forgetAt(after), context.timerService()) : after);
    }

    /** One timer per address: it forgets, or moves on to when there will be something to forget. */
    private static SprayedAddress waking(SprayedAddress address, Instant forgetAt, TimerService timers) {
        timers.registerEventTimeTimer(forgetAt.toEpochMilli());
        return address.wakingAt(forgetAt.toEpochMilli());
    }
}
