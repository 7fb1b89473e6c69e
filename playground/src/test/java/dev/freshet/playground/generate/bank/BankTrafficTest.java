/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Transaction;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.bank.BankHistory.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BankTrafficTest {

    private static final BankHistory HISTORY = BankHistory.LONG;

    @Test
    void sendsInTheOrderOfTime() {
        assertThat(HISTORY.records().stream().map(GeneratedRecord::sentAt).toList())
                .isSorted();
    }

    @Test
    void keepsTheContractButForWhatItBrokeOnPurpose() {
        List<GeneratedRecord> refused = HISTORY.records().stream()
                .filter(record -> !keepsContract(record))
                .toList();

        assertThat(refused).isNotEmpty().allMatch(record -> BankHistory.kind(record)
                .equals("broken"));
        assertThat(refused).hasSize((int) HISTORY.records().stream()
                .filter(record -> BankHistory.kind(record).equals("broken"))
                .count());
    }

    @Test
    void hasSeveralCasesOfEveryKind() {
        Map<String, Long> cases = HISTORY.records().stream()
                .map(GeneratedRecord::incident)
                .filter(Objects::nonNull)
                .filter(incident -> incident.happening() != null)
                .map(incident -> Map.entry(
                        incident.kind(),
                        Objects.requireNonNull(incident.happening()).id()))
                .distinct()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.counting()));

        assertThat(cases)
                .containsOnlyKeys(
                        "amount-spike",
                        "velocity",
                        "card-testing",
                        "impossible-travel",
                        "account-takeover",
                        "password-spraying",
                        "new-device-and-country",
                        "risky-terminal",
                        "holiday",
                        "new-phone",
                        "rich-month",
                        "forgotten-password",
                        "vpn-hop",
                        "payroll");
        assertThat(cases.values()).allMatch(count -> count > 1);
    }

    @Test
    void chargesEveryFraudBackAboutAWeekLaterAndNothingElse() {
        Map<String, Told<Transaction>> transactions = HISTORY.transactions().stream()
                .collect(Collectors.toMap(told -> told.value().transactionId(), told -> told));
        Instant end = HISTORY.records().get(HISTORY.records().size() - 1).sentAt();
        Set<String> charged = new HashSet<>();

        for (Told<Label> told : HISTORY.labels()) {
            Label label = told.value();
            Told<Transaction> about = Objects.requireNonNull(transactions.get(label.transactionId()));
            assertThat(label.transactionTime()).isEqualTo(about.value().eventTime());
            assertThat(label.terminalId()).isEqualTo(about.value().terminalId());
            assertThat(label.label() == LabelValue.FRAUD).isEqualTo(about.isBad());
            if (about.isBad()) {
                charged.add(label.transactionId());
                assertThat(Duration.between(label.transactionTime(), label.eventTime()))
                        .isBetween(Duration.ofDays(6), Duration.ofDays(8));
            }
        }
        assertThat(charged)
                .containsAll(transactions.values().stream()
                        .filter(Told::isBad)
                        .filter(told -> told.value().eventTime().isBefore(end.minus(Duration.ofDays(9))))
                        .map(told -> told.value().transactionId())
                        .toList());
    }

    @Test
    void namesNoCardNumber() {
        Pattern digits = Pattern.compile("[0-9][0-9 -]{11,22}[0-9]");

        assertThat(HISTORY.transactions())
                .allMatch(told -> told.value().cardToken() == null
                        || !digits.matcher(told.value().cardToken()).find());
        assertThat(HISTORY.records().stream()
                        .filter(record -> !record.topic().equals(FraudTopics.LABELS.name()))
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                .noneMatch(text -> Pattern.compile("[0-9]{13,19}").matcher(text).find());
    }

    @Test
    void movesMoneyInEveryWayAndSeveralCurrencies() {
        assertThat(HISTORY.transactions().stream()
                        .collect(Collectors.groupingBy(told -> told.value().type(), Collectors.counting())))
                .hasSize(5)
                .allSatisfy((type, count) -> assertThat(count).isGreaterThan(50));
        assertThat(HISTORY.transactions())
                .extracting(told -> told.value().currency())
                .contains("EUR", "GBP", "CHF", "USD");
    }

    @Test
    void comesAtTheRateThatWasAskedFor() {
        Duration length = Duration.between(
                HISTORY.records().get(0).sentAt(),
                HISTORY.records().get(HISTORY.records().size() - 1).sentAt());

        assertThat(HISTORY.transactions().size() / (double) length.toSeconds()).isCloseTo(0.005, within(0.0008));
    }

    @Test
    void leavesEverythingOddOutOnRequest() {
        assertThat(BankHistory.of(7, 0.005, false, 5_000).records()).allMatch(record -> record.incident() == null);
    }

    @Test
    void givesIdsThatNoOtherSeedGives() {
        Set<String> ids = ids(BankHistory.of(1, 0.005, true, 5_000));

        assertThat(ids(BankHistory.of(2, 0.005, true, 5_000)))
                .hasSizeGreaterThan(4_000)
                .doesNotContainAnyElementsOf(ids);
    }

    @Test
    void keysRecordsByAccount() {
        assertThat(HISTORY.records()).filteredOn(BankTrafficTest::keepsContract).allMatch(record -> new String(
                        record.value(), StandardCharsets.UTF_8)
                .contains("\"account_id\":\"" + record.key() + "\""));
    }

    private static Set<String> ids(BankHistory history) {
        Set<String> ids = new HashSet<>();
        history.transactions().forEach(told -> {
            ids.add(told.value().eventId());
            ids.add(told.value().transactionId());
            if (!told.value().accountId().equals(Payroll.ACCOUNT)) {
                ids.add(told.value().accountId());
            }
            if (told.value().terminalId() != null) {
                ids.add(told.value().terminalId());
            }
        });
        history.logins().forEach(told -> ids.add(told.value().eventId()));
        history.labels().forEach(told -> ids.add(told.value().eventId()));
        return ids;
    }

    private static boolean keepsContract(GeneratedRecord record) {
        return switch (record.topic()) {
            case "fraud.transactions.v1" -> keeps(FraudTopics.TRANSACTIONS, record);
            case "fraud.logins.v1" -> keeps(FraudTopics.LOGINS, record);
            case "fraud.labels.v1" -> keeps(FraudTopics.LABELS, record);
            default -> throw new IllegalArgumentException(record.topic());
        };
    }

    private static <T> boolean keeps(Topic<T> topic, GeneratedRecord record) {
        try {
            T value = topic.codec().decode(record.value());
            return topic.timeOf(value).isBefore(record.sentAt().plusSeconds(300))
                    && topic.rules().stream().map(ContractRule::holds).allMatch(rule -> rule.test(value));
        } catch (RefusedException refused) {
            return false;
        }
    }
}
