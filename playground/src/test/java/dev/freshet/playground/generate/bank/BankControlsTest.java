/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.FraudOptions;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.decision.Blend;
import dev.freshet.fraud.decision.DecisionPolicy;
import dev.freshet.fraud.decision.FraudVocabulary;
import dev.freshet.fraud.decision.Thresholds;
import dev.freshet.fraud.list.ListCheck;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListKind;
import dev.freshet.fraud.list.ListName;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleCheck;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import dev.freshet.playground.generate.ControlFile;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.TrafficSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class BankControlsTest {

    @Test
    void areARuleForEachDetectorUnderItsNameAndOneExpression() throws Exception {
        List<RuleDocument> rules = documents(BankControls.RULES);

        assertThat(rules)
                .extracting(RuleDocument::detector)
                .filteredOn(Objects::nonNull)
                .containsExactlyInAnyOrder(Detector.values());
        assertThat(rules).filteredOn(rule -> rule.expression() != null).hasSize(1);
        assertThat(rules).filteredOn(rule -> rule.detector() != null).allMatch(rule -> rule.ruleId()
                .equals(Objects.requireNonNull(rule.detector())
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')));
    }

    @Test
    void areAcceptedByTheJob() throws Exception {
        RuleCheck rules = new RuleCheck(FraudVocabulary.all());

        assertThat(documents(BankControls.RULES)).allMatch(rule -> rules.refusal(rule) == null);
        assertThat(documents(BankControls.LISTS)).allMatch(entry -> new ListCheck().refusal(entry) == null);
    }

    /** With the shares and borders that the job has by itself, and a model that finds nothing strange in anything. */
    @Test
    void decideByThemselvesWhatAModelThinksOfItOrNot() throws Exception {
        DecisionPolicy policy = new DecisionPolicy(
                new Thresholds(of(FraudOptions.ALERT_THRESHOLD), of(FraudOptions.INTERDICT_THRESHOLD)),
                new Blend(of(FraudOptions.MODEL_WEIGHT)));

        for (RuleDocument rule : documents(BankControls.RULES)) {
            List<RuleVerdict> fired = List.of(new RuleVerdict(rule, true));
            Outcome withoutAModel = policy.judge(fired, null, null, null).outcome();

            assertThat(policy.judge(fired, null, null, BigDecimal.ZERO).outcome())
                    .as(rule.ruleId())
                    .isEqualTo(withoutAModel);
        }
    }

    @Test
    void interdictWhereTheyAreAllButSure() throws Exception {
        assertThat(documents(BankControls.RULES))
                .filteredOn(rule -> rule.outcome() == Outcome.INTERDICT)
                .extracting(RuleDocument::ruleId)
                .containsExactlyInAnyOrder("card-testing", "impossible-travel", "account-takeover");
        assertThat(documents(BankControls.RULES))
                .filteredOn(rule -> rule.weight().compareTo(of(FraudOptions.INTERDICT_THRESHOLD)) >= 0)
                .allMatch(rule -> rule.outcome() == Outcome.INTERDICT);
    }

    @Test
    void trustTheNetworkAndAllowTheAccountThatTheBankHas() throws Exception {
        assertThat(documents(BankControls.LISTS))
                .extracting(ListEntry::list, ListEntry::kind, ListEntry::value)
                .containsExactlyInAnyOrder(
                        tuple(ListName.TRUSTED_NETWORK, ListKind.CIDR, "192.0.2.0/24"),
                        tuple(ListName.ALLOW, ListKind.ACCOUNT, Payroll.ACCOUNT));
    }

    @Test
    void goUnderTheKeysOfTheContract() {
        List<GeneratedRecord> records = BankControls.sentAt(TrafficSettings.DEFAULT_START);

        assertThat(records).extracting(GeneratedRecord::key).contains("velocity", "allow|account|account-payroll");
        assertThat(records).extracting(GeneratedRecord::key).doesNotHaveDuplicates();
    }

    private static BigDecimal of(ConfigOption<Double> option) {
        return BigDecimal.valueOf(option.defaultValue());
    }

    private static <T> List<T> documents(ControlFile<T> file) throws Exception {
        Topic<T> topic = file.topic();
        List<T> documents = new ArrayList<>();
        for (String line : file.lines()) {
            T document = topic.codec().decode(line.getBytes(StandardCharsets.UTF_8));
            for (ContractRule<T> rule : topic.rules()) {
                assertThat(document).as(rule.toString()).matches(rule.holds());
            }
            documents.add(document);
        }
        assertThat(topic).isIn(FraudTopics.ALL);
        return documents;
    }
}
