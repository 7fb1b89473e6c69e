/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static dev.freshet.fraud.list.Listed.entry;
import static dev.freshet.fraud.list.Listed.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Received;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Attempt;
import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Controls;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lists say of transactions and logins, and which of those come late. */
final class ListFunctionsTest {

    private static final ListEntry ANNA_IS_ALLOWED = entry(ListName.ALLOW, ListKind.ACCOUNT, "anna");
    private static final ListEntry SHOP_IS_BLOCKED = entry(ListName.BLOCK, ListKind.MERCHANT, "shop");
    private static final ListEntry TRUSTED = entry(ListName.TRUSTED_NETWORK, ListKind.CIDR, "192.0.2.0/24");

    private static final Received<Transaction> PAID =
            paid(Payment.of("t-1").merchant("shop").from(1, 2, "192.0.2.7"));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @Test
    void namesTheEntriesThatLayInTheTopic() throws Exception {
        var lists = transactions(null, ANNA_IS_ALLOWED, SHOP_IS_BLOCKED, TRUSTED);
        comes(lists, PAID);

        assertThat(lists.extractOutputValues())
                .containsExactly(
                        new ListedTransaction(PAID.value(), false, ANNA_IS_ALLOWED, SHOP_IS_BLOCKED, true, PAID.at()));
    }

    @Test
    void namesNothingThatIsOnNoList() throws Exception {
        var lists = transactions(null);
        comes(lists, PAID);

        assertThat(lists.extractOutputValues())
                .containsExactly(new ListedTransaction(PAID.value(), false, null, null, false, PAID.at()));
    }

    @Test
    void takesEntriesOnAndOffTheirLists() throws Exception {
        var lists = transactions(null, ANNA_IS_ALLOWED);
        changes(lists, Controls.change(FraudTopics.LISTS, SHOP_IS_BLOCKED));
        changes(lists, Controls.removal(ANNA_IS_ALLOWED.key()));

        comes(lists, PAID);

        assertThat(lists.extractOutputValues())
                .containsExactly(new ListedTransaction(PAID.value(), false, null, SHOP_IS_BLOCKED, false, PAID.at()));
    }

    @Test
    void whatHasChangedOutlastsARestart() throws Exception {
        var before = transactions(null, ANNA_IS_ALLOWED);
        changes(before, Controls.change(FraudTopics.LISTS, SHOP_IS_BLOCKED));
        changes(before, Controls.removal(ANNA_IS_ALLOWED.key()));

        var restored = transactions(before.snapshot(1, 1), ANNA_IS_ALLOWED);
        comes(restored, PAID);

        assertThat(restored.extractOutputValues())
                .containsExactly(new ListedTransaction(PAID.value(), false, null, SHOP_IS_BLOCKED, false, PAID.at()));
    }

    /** By the time of the transaction, whenever it comes. */
    @Test
    void anEntryThatExpiredSaysNothing() throws Exception {
        ListEntry expires = until(Payment.NOON, ANNA_IS_ALLOWED);
        var lists = transactions(null, expires);
        comes(lists, paid(Payment.of("t-1").at(Payment.NOON)));
        comes(lists, paid(Payment.of("t-2").at(Payment.NOON.minusNanos(1))));

        assertThat(lists.extractOutputValues())
                .extracting(ListedTransaction::allowed)
                .containsExactly(null, expires);
    }

    @Test
    void aTransactionIsLateThatTheWatermarkHasPassed() throws Exception {
        var lists = transactions(null);
        lists.processWatermark1(new Watermark(Payment.NOON.toEpochMilli()));

        comes(lists, paid(Payment.of("t-1").at(Payment.NOON.plusMillis(1))));
        comes(lists, paid(Payment.of("t-2").at(Payment.NOON)));

        assertThat(lists.extractOutputValues())
                .extracting(ListedTransaction::late)
                .containsExactly(false, true);
    }

    @Test
    void aLoginHasATrustedAddressOrIsLate() throws Exception {
        Login trusted =
                Attempt.succeeds("l-1").at("12:00").from(1, 2, "192.0.2.7").login();
        Login late =
                Attempt.succeeds("l-2").at("11:00").from(1, 2, "198.51.100.1").login();
        Login earlier =
                Attempt.succeeds("l-3").at("11:59").from(1, 2, "198.51.100.1").login();
        var lists = logins(until(Clocks.time("13:00"), TRUSTED));
        lists.processWatermark1(new Watermark(Clocks.time("11:00").toEpochMilli()));

        for (Login login : List.of(trusted, late, earlier)) {
            lists.processElement1(new StreamRecord<>(login, login.eventTime().toEpochMilli()));
        }

        assertThat(lists.extractOutputValues())
                .containsExactly(
                        new ListedLogin(trusted, false, null, true),
                        new ListedLogin(late, true, null, false),
                        new ListedLogin(earlier, false, null, false));
    }

    /** By whatever an entry can name of it. */
    @Test
    void aLoginIsOnTheAllowListByAccountDeviceOrAddress() throws Exception {
        ListEntry account = entry(ListName.ALLOW, ListKind.ACCOUNT, "vip");
        ListEntry device = entry(ListName.ALLOW, ListKind.DEVICE, "terminal");
        ListEntry address = until(Clocks.time("13:00"), entry(ListName.ALLOW, ListKind.CIDR, "198.51.100.0/24"));
        var lists = logins(account, device, address, entry(ListName.BLOCK, ListKind.ACCOUNT, "anna"));

        for (Attempt attempt : List.of(
                Attempt.fails("l-1").of("vip"),
                Attempt.fails("l-2").on("terminal"),
                Attempt.fails("l-3").through("198.51.100.7"),
                Attempt.fails("l-4").through("198.51.100.7").at("13:00"),
                Attempt.fails("l-5"))) {
            Login login = attempt.login();
            lists.processElement1(new StreamRecord<>(login, login.eventTime().toEpochMilli()));
        }

        assertThat(lists.extractOutputValues())
                .extracting(ListedLogin::allowed)
                .containsExactly(account, device, address, null, null);
    }

    private static Received<Transaction> paid(Payment payment) {
        return new Received<>(payment.transaction(), Instant.parse("2026-03-02T12:00:01Z"));
    }

    private static void comes(
            TwoInputStreamOperatorTestHarness<Received<Transaction>, Change<ListEntry>, ListedTransaction> lists,
            Received<Transaction> paid)
            throws Exception {
        lists.processElement1(new StreamRecord<>(paid, paid.value().eventTime().toEpochMilli()));
    }

    private static void changes(
            TwoInputStreamOperatorTestHarness<?, Change<ListEntry>, ?> lists, Change<ListEntry> change)
            throws Exception {
        lists.processElement2(new StreamRecord<>(change, change.time().toEpochMilli()));
    }

    private TwoInputStreamOperatorTestHarness<Received<Transaction>, Change<ListEntry>, ListedTransaction> transactions(
            @Nullable OperatorSubtaskState snapshot, ListEntry... lay) throws Exception {
        return open(new ListTransactionsFunction(initial(lay)), snapshot);
    }

    private TwoInputStreamOperatorTestHarness<Login, Change<ListEntry>, ListedLogin> logins(ListEntry... lay)
            throws Exception {
        return open(new ListLoginsFunction(initial(lay)), null);
    }

    private static InitialDocuments<ListEntry> initial(ListEntry... lay) {
        return Controls.initial(FraudTopics.LISTS, List.of(lay));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private <E, R> TwoInputStreamOperatorTestHarness<E, Change<ListEntry>, R> open(
            BroadcastProcessFunction<E, Change<ListEntry>, R> function, @Nullable OperatorSubtaskState snapshot)
            throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(function, List.of(DocumentsInForce.state(FraudTopics.LISTS))));
        harness.setup();
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        harness.processWatermark2(Watermark.MAX_WATERMARK);
        opened.add(harness);
        return harness;
    }
}
