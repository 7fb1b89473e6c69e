/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.AmountHistory;
import dev.freshet.fraud.feature.FraudFigures;
import dev.freshet.fraud.feature.KnownValues;
import dev.freshet.fraud.login.AccountTakeover;
import dev.freshet.fraud.login.BurstNotice;
import dev.freshet.fraud.login.BurstStep;
import dev.freshet.fraud.login.FailedLogins;
import dev.freshet.fraud.login.LoginBurst;
import dev.freshet.fraud.login.PasswordSpraying;
import dev.freshet.fraud.login.RecentFailures;
import dev.freshet.fraud.login.SuspectLogin;
import dev.freshet.fraud.pattern.AmountSpike;
import dev.freshet.fraud.pattern.CardTesting;
import dev.freshet.fraud.pattern.NewDeviceAndCountry;
import dev.freshet.fraud.pattern.RiskyTerminal;
import dev.freshet.fraud.pattern.SmallAmounts;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.travel.ImpossibleTravel;
import dev.freshet.fraud.travel.Sighting;
import dev.freshet.playground.generate.bank.BankHistory.Told;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That labelled cases have the property that they are labelled with, by the job's own decisions and their default limits. */
class BankCasesTest {

    private static final BankHistory HISTORY = BankHistory.LONG;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private static final Set<String> HARMLESS =
            Set.of("holiday", "new-phone", "rich-month", "forgotten-password", "vpn-hop", "payroll");

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.1})
    void amountSpikesAreSpikesOfTheAccount(double weight) {
        AmountSpike spike = new AmountSpike(4, 10);
        Map<String, AmountHistory> histories = new HashMap<>();
        Set<String> spikes = new HashSet<>();
        Set<String> expected = new HashSet<>();

        for (Told<Transaction> told : HISTORY.transactions()) {
            Transaction transaction = told.value();
            String series = transaction.accountId() + transaction.currency();
            AmountHistory before = histories.getOrDefault(series, AmountHistory.NONE);
            if (told.kind().equals("amount-spike")) {
                expected.add(transaction.transactionId());
            }
            if (spike.isSpike(transaction.amount(), before)) {
                spikes.add(transaction.transactionId());
            }
            if (transaction.type().isSpending()) {
                histories.put(series, before.plus(transaction.amount(), weight));
            }
        }
        assertThat(spikes).containsAll(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void velocityIsMoreThanTenPaymentsInAnHourAndNobodyElseButPayrollHasThat() {
        Map<String, List<Told<Transaction>>> byAccount = HISTORY.transactions().stream()
                .filter(told -> told.value().type().isSpending())
                .collect(Collectors.groupingBy(told -> told.value().accountId()));
        Set<String> exceeded = new HashSet<>();

        byAccount
                .values()
                .forEach(own -> own.forEach(told -> {
                    long count = own.stream()
                            .filter(other -> other.moment().isWithin(HOUR, told.moment()))
                            .count();
                    if (count > 10) {
                        exceeded.add(told.caseId());
                    }
                }));

        assertThat(exceeded).containsExactlyInAnyOrderElementsOf(transactionCases(Set.of("velocity", "payroll")));
    }

    @Test
    void cardTestingIsSmallAmountsAndThenALargeOne() {
        CardTesting testing = new CardTesting(new BigDecimal("2"), 3, new BigDecimal("100"), HOUR);
        Map<String, SmallAmounts> small = new HashMap<>();
        Set<String> completed = new HashSet<>();

        for (Told<Transaction> told : HISTORY.transactions()) {
            String series = told.value().accountId() + told.value().currency();
            SmallAmounts before = small.getOrDefault(series, SmallAmounts.NONE);
            if (testing.isCompletedBy(told.value(), before)) {
                completed.add(told.caseId());
            }
            small.put(series, testing.after(told.value(), before));
        }

        assertThat(completed).containsExactlyInAnyOrderElementsOf(transactionCases(Set.of("card-testing")));
    }

    @Test
    void onlyCopiesOfCardsTravelFasterThanPlanes() {
        List<Told<Sighting>> refuted = refuted(ip -> ip.startsWith("192.0.2."));

        assertThat(refuted).isNotEmpty().extracting(Told::kind).containsOnly("impossible-travel");
        assertThat(refuted.stream().map(Told::caseId).toList())
                .containsExactlyInAnyOrderElementsOf(transactionCases(Set.of("impossible-travel")));
    }

    @Test
    void hopsThroughTheVpnAreImpossibleForWhoDoesNotTrustIt() {
        assertThat(refuted(ip -> false)).extracting(Told::kind).contains("vpn-hop");
    }

    @Test
    void onlyGuessedPasswordsAreBurstsOfFailures() {
        FailedLogins failures = new FailedLogins(5, TEN_MINUTES);
        Map<String, RecentFailures> recent = new HashMap<>();
        Map<String, LoginBurst> bursts = new HashMap<>();
        List<String> opened = new ArrayList<>();
        List<String> entered = new ArrayList<>();

        for (Told<Login> told : HISTORY.logins()) {
            String account = told.value().accountId();
            LoginBurst before = bursts.getOrDefault(account, LoginBurst.NONE);
            if (!told.value().success()) {
                recent.merge(
                        account, RecentFailures.NONE.plus(told.moment()), (known, one) -> known.plus(told.moment()));
            }
            BurstStep step = told.value().success()
                    ? failures.succeeded(before, told.moment())
                    : failures.failed(before, Objects.requireNonNull(recent.get(account)), told.moment());
            bursts.put(account, step.burst());
            step.notices().forEach(notice -> {
                if (notice.kind() == BurstNotice.Kind.OPENED) {
                    opened.add(told.caseId());
                } else if (notice.kind() == BurstNotice.Kind.ENTERED) {
                    entered.add(told.caseId());
                }
            });
        }

        assertThat(opened).containsExactlyInAnyOrderElementsOf(loginCases("account-takeover"));
        assertThat(entered).containsExactlyInAnyOrderElementsOf(loginCases("account-takeover"));
    }

    @Test
    void onlyTakeoversEndInALargeTransferFromANewDevice() {
        FailedLogins failures = new FailedLogins(3, TEN_MINUTES);
        AccountTakeover takeover = new AccountTakeover(failures, new BigDecimal("500"));
        Map<String, Watched> accounts = new HashMap<>();
        List<String> completed = new ArrayList<>();

        for (Object each : inOrder()) {
            if (each instanceof Login login) {
                accounts.computeIfAbsent(login.accountId(), account -> new Watched())
                        .take(login, takeover);
            } else if (each instanceof Transaction transaction) {
                Watched watched = accounts.get(transaction.accountId());
                if (watched != null && takeover.isCompletedBy(transaction, watched.suspect)) {
                    completed.add(transaction.transactionId());
                }
            }
        }

        assertThat(completed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(HISTORY.transactions().stream()
                        .filter(told -> told.kind().equals("account-takeover"))
                        .map(told -> told.value().transactionId())
                        .toList());
    }

    @Test
    void everySprayIsOneBurstOfItsAddress() {
        PasswordSpraying spraying = new PasswordSpraying(10, TEN_MINUTES);
        Map<String, KnownValues> failed = new HashMap<>();
        Map<String, LoginBurst> bursts = new HashMap<>();
        List<String> opened = new ArrayList<>();

        for (Told<Login> told : HISTORY.logins()) {
            Login login = told.value();
            if (!login.success()) {
                KnownValues accounts = failed.getOrDefault(login.ip(), KnownValues.NONE)
                        .seen(login.accountId(), login.eventTime(), PasswordSpraying.MOST);
                failed.put(login.ip(), accounts);
                BurstStep step =
                        spraying.failed(bursts.getOrDefault(login.ip(), LoginBurst.NONE), accounts, told.moment());
                bursts.put(login.ip(), step.burst());
                step.notices().stream()
                        .filter(notice -> notice.kind() == BurstNotice.Kind.OPENED)
                        .forEach(notice -> opened.add(told.caseId()));
            }
        }

        assertThat(opened).isNotEmpty().containsExactlyInAnyOrderElementsOf(loginCases("password-spraying"));
    }

    @Test
    void onlyThievesComeWithANewDeviceFromANewCountry() {
        Map<String, KnownValues> devices = new HashMap<>();
        Map<String, KnownValues> countries = new HashMap<>();
        Set<String> found = new HashSet<>();

        for (Object each : inOrder()) {
            if (each instanceof Login login && login.success() && !isBad(login.eventId())) {
                learn(devices, login.accountId(), login.deviceId(), login.eventTime());
                learn(countries, login.accountId(), login.country(), login.eventTime());
            } else if (each instanceof Transaction transaction) {
                String account = transaction.accountId();
                if (NewDeviceAndCountry.areNew(
                        transaction.deviceId(),
                        transaction.country(),
                        devices.getOrDefault(account, KnownValues.NONE),
                        countries.getOrDefault(account, KnownValues.NONE))) {
                    found.add(transaction.transactionId());
                } else if (!isBad(transaction.transactionId())) {
                    learn(devices, account, transaction.deviceId(), transaction.eventTime());
                    learn(countries, account, transaction.country(), transaction.eventTime());
                }
            }
        }

        assertThat(found)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(HISTORY.transactions().stream()
                        .filter(told -> told.kind().equals("new-device-and-country"))
                        .map(told -> told.value().transactionId())
                        .toList());
    }

    @Test
    void aTillThatIsCompromisedBecomesRiskyOnceItIsKnown() {
        RiskyTerminal risky = new RiskyTerminal(new BigDecimal("0.1"), BigDecimal.TEN);
        Instant end = HISTORY.records().get(HISTORY.records().size() - 1).sentAt();
        Set<String> compromised = HISTORY.transactions().stream()
                .filter(told -> told.kind().equals("risky-terminal"))
                .filter(told -> told.value().eventTime().isBefore(end.minus(Duration.ofDays(12))))
                .map(told -> Objects.requireNonNull(told.value().terminalId()))
                .collect(Collectors.toSet());

        assertThat(compromised).isNotEmpty();
        assertThat(takenBy(risky)).extracting(Transaction::terminalId).containsAll(compromised);
    }

    /** With the limits that the bank begins with. */
    @Test
    void mostThatIsBoughtAtARiskyTillIsBoughtByThieves() throws RefusedException {
        RuleDocument rule = shipped(Detector.RISKY_TERMINAL);
        RiskyTerminal risky = new RiskyTerminal(rule.limit("fraud_share"), rule.limit("minimum_count"));

        List<Transaction> taken = takenBy(risky);

        assertThat(taken).hasSizeGreaterThan(100);
        assertThat(taken)
                .filteredOn(transaction -> isBad(transaction.transactionId()))
                .hasSizeGreaterThan(taken.size() * 2 / 3);
    }

    @Test
    void aTillThatIsFoundGivesWayToAnother() {
        List<Transaction> all = HISTORY.transactions().stream().map(Told::value).toList();
        Map<String, Transaction> firstFrauds = new HashMap<>();
        HISTORY.transactions().stream()
                .filter(told -> told.kind().equals("risky-terminal"))
                .map(Told::value)
                .forEach(fraud -> firstFrauds.putIfAbsent(Objects.requireNonNull(fraud.terminalId()), fraud));
        Set<String> replaced = new HashSet<>();

        firstFrauds.forEach((till, fraud) -> {
            Instant found = fraud.eventTime().plus(Duration.ofDays(14));
            List<Transaction> after = all.stream()
                    .filter(transaction -> transaction.eventTime().isAfter(found))
                    .filter(transaction -> transaction.terminalId() != null)
                    .filter(transaction -> Objects.equals(transaction.merchantId(), fraud.merchantId()))
                    .toList();
            assertThat(after).noneMatch(transaction -> till.equals(transaction.terminalId()));
            if (!after.isEmpty()) {
                replaced.add(till);
            }
        });

        assertThat(replaced).hasSizeGreaterThan(1);
    }

    @Test
    void aNewPhoneIsNewToItsAccountAndItsCountryIsNot() {
        Map<String, KnownValues> devices = new HashMap<>();
        Map<String, KnownValues> countries = new HashMap<>();
        Set<String> begun = new HashSet<>();

        for (Told<Login> told : HISTORY.logins()) {
            Login login = told.value();
            if (told.kind().equals("new-phone") && begun.add(told.caseId())) {
                assertThat(devices.getOrDefault(login.accountId(), KnownValues.NONE)
                                .isNew(login.deviceId()))
                        .isTrue();
                assertThat(countries
                                .getOrDefault(login.accountId(), KnownValues.NONE)
                                .isNew(login.country()))
                        .isFalse();
            }
            learn(devices, login.accountId(), login.deviceId(), login.eventTime());
            learn(countries, login.accountId(), login.country(), login.eventTime());
        }

        assertThat(begun).hasSizeGreaterThan(2);
    }

    @Test
    void harmlessCasesAreNoCrimes() {
        assertThat(Stream.concat(HISTORY.transactions().stream(), HISTORY.logins().stream()))
                .filteredOn(told -> HARMLESS.contains(told.kind()))
                .isNotEmpty()
                .noneMatch(Told::isBad);
    }

    /** Accounts at risk, as the job will keep them. */
    private static final class Watched {

        private RecentFailures recent = RecentFailures.NONE;
        private LoginBurst burst = LoginBurst.NONE;
        private KnownValues devices = KnownValues.NONE;
        private @Nullable SuspectLogin suspect;

        void take(Login login, AccountTakeover takeover) {
            Moment moment = Moment.of(login);
            if (!login.success()) {
                recent = recent.plus(moment);
                burst = takeover.failures().failed(burst, recent, moment).burst();
                return;
            }
            suspect = takeover.after(suspect, burst, login, devices);
            burst = takeover.failures().succeeded(burst, moment).burst();
            if (login.deviceId() != null) {
                devices = devices.seen(login.deviceId(), login.eventTime(), 20);
            }
        }
    }

    /** What is paid at tills that are risky at that moment. */
    private static List<Transaction> takenBy(RiskyTerminal risky) {
        Map<String, Instant> knownAt = HISTORY.labels().stream()
                .map(Told::value)
                .filter(label -> label.label() == LabelValue.FRAUD)
                .collect(Collectors.toMap(Label::transactionId, Label::eventTime));
        Map<String, List<Transaction>> byTill = HISTORY.transactions().stream()
                .map(Told::value)
                .filter(transaction -> transaction.terminalId() != null)
                .collect(Collectors.groupingBy(transaction -> Objects.requireNonNull(transaction.terminalId())));
        return byTill.values().stream()
                .flatMap(all -> all.stream()
                        .filter(transaction -> risky.isRisky(figures(all, transaction.eventTime(), knownAt))))
                .toList();
    }

    private static RuleDocument shipped(Detector detector) throws RefusedException {
        for (String line : BankControls.RULES.lines()) {
            RuleDocument rule = FraudTopics.RULES.codec().decode(line.getBytes(StandardCharsets.UTF_8));
            if (rule.detector() == detector) {
                return rule;
            }
        }
        throw new AssertionError("no rule with " + detector);
    }

    private static FraudFigures figures(List<Transaction> all, Instant now, Map<String, Instant> knownAt) {
        Instant end = now.minus(WEEK);
        List<Transaction> window = all.stream()
                .filter(each -> each.eventTime().isAfter(end.minus(WEEK)))
                .filter(each -> !each.eventTime().isAfter(end))
                .toList();
        long frauds = window.stream()
                .map(each -> knownAt.get(each.transactionId()))
                .filter(Objects::nonNull)
                .filter(known -> !known.isAfter(now))
                .count();
        BigDecimal share = window.isEmpty()
                ? null
                : BigDecimal.valueOf(frauds).divide(BigDecimal.valueOf(window.size()), MathContext.DECIMAL32);
        return new FraudFigures(window.size(), share, false);
    }

    /** What cannot be, where only what can be moves an account. */
    private static List<Told<Sighting>> refuted(Predicate<String> isTrustedNetwork) {
        ImpossibleTravel travel = new ImpossibleTravel(900, 100);
        Map<String, Sighting> positions = new HashMap<>();
        List<Told<Sighting>> refuted = new ArrayList<>();
        List<Map.Entry<String, Told<Sighting>>> sightings = new ArrayList<>();
        HISTORY.transactions().forEach(told -> {
            Sighting sighting = Sighting.of(told.value(), isTrustedNetwork);
            if (sighting != null) {
                sightings.add(
                        Map.entry(told.value().accountId(), new Told<>(sighting, told.moment(), told.incident())));
            }
        });
        HISTORY.logins().stream().filter(told -> told.value().success()).forEach(told -> {
            Sighting sighting = Sighting.of(told.value(), isTrustedNetwork);
            if (sighting != null) {
                sightings.add(
                        Map.entry(told.value().accountId(), new Told<>(sighting, told.moment(), told.incident())));
            }
        });
        sightings.sort(Comparator.comparing(entry -> entry.getValue().moment()));
        sightings.forEach(entry -> {
            Sighting trusted = positions.get(entry.getKey());
            Sighting next = entry.getValue().value();
            if (trusted != null && travel.refuted(trusted, next) != null) {
                refuted.add(entry.getValue());
            } else {
                positions.put(entry.getKey(), next);
            }
        });
        return refuted;
    }

    private static List<Object> inOrder() {
        List<Told<?>> all = new ArrayList<>(HISTORY.transactions());
        all.addAll(HISTORY.logins());
        all.sort(Comparator.comparing(Told::moment));
        return all.stream().<Object>map(Told::value).toList();
    }

    private static final Set<String> BAD = Stream.concat(HISTORY.transactions().stream(), HISTORY.logins().stream())
            .filter(Told::isBad)
            .map(told -> told.moment().id())
            .collect(Collectors.toSet());

    private static boolean isBad(String id) {
        return BAD.contains(id);
    }

    private static void learn(Map<String, KnownValues> known, String account, @Nullable String value, Instant at) {
        if (value != null) {
            known.put(account, known.getOrDefault(account, KnownValues.NONE).seen(value, at, 20));
        }
    }

    private static Set<String> transactionCases(Set<String> kinds) {
        return HISTORY.transactions().stream()
                .filter(told -> kinds.contains(told.kind()))
                .map(Told::caseId)
                .collect(Collectors.toSet());
    }

    private static Set<String> loginCases(String kind) {
        return HISTORY.logins().stream()
                .filter(told -> told.kind().equals(kind))
                .map(Told::caseId)
                .collect(Collectors.toSet());
    }
}
