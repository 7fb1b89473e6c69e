/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.common.action.Action;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.KeyText;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.testkit.badinput.BadCase;
import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.CaseRecords.Answer;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue on the topic of campaigns. Each case is a newer version of a campaign of its own, whose first version is in
 * force; all of them rehearse, so that one purchase can make every one of them act.
 */
final class CampaignCases {

    /** Who makes the campaigns act, with a purchase of {@link #ENOUGH} in a currency that nobody else uses. */
    static final String BUYER = "buyer";

    static final String ENOUGH = "1000";

    private static final Logger LOG = LoggerFactory.getLogger(CampaignCases.class);

    private static final String LAST = "the last one";
    private static final Topic<DocumentReceipt> RECEIPTS = DocumentReceipt.topicOf(EcommerceTopics.CAMPAIGNS);

    /** An accepted version that has another of these may have a reason not to act. */
    private static final Set<String> FIGURES = Set.of(
            "after_seconds",
            "views",
            "drop_percent",
            "spend",
            "offer.percent",
            "offer.amount",
            "budget",
            "holdout_percent",
            "valid_from",
            "valid_to");

    /** Documents that the contract takes and the job's limits do not: they are no dead letters, but have a receipt. */
    private static final Map<String, String> BEYOND_LIMITS = Map.of(
            "number 9007199254740993:cap_per_shopper",
            "cap_per_shopper is 9007199254740993, but may be 1000 at most",
            "number 9223372036854775807:cap_per_shopper",
            "cap_per_shopper is 9223372036854775807, but may be 1000 at most");

    private final KafkaFixture kafka;
    private final Instant now;
    private final Duration patience;
    private final CaseRecords campaigns = TopicCases.of(EcommerceTopics.CAMPAIGNS, "campaign");

    CampaignCases(KafkaFixture kafka, Instant now, Duration patience) {
        this.kafka = kafka;
        this.now = now;
        this.patience = patience;
        List<Sample> samples = ContractSamples.campaigns(campaigns.sampleId(), now.minusSeconds(60))
                .toList();
        CaseRecords.sendableWithKey(samples.get(0), now).forEach(this::addVersions);
        samples.stream()
                .skip(1)
                .flatMap(sample -> CaseRecords.sendableWithKey(sample, now).stream())
                .filter(each -> FIGURES.contains(field(each.name())))
                .forEach(this::addVersions);
        campaigns.addRefused(LAST, "MALFORMED_JSON", "no campaign");
    }

    private void addVersions(BadCase second) {
        String id = campaigns.id(campaigns.cases() + 1);
        campaigns.addGood(id, """
            {"event_id":"first","event_time":"%s","campaign_id":"%s","version":1,"status":"shadow",\
            "trigger":"spend_tier","spend":100,"currency":"CHF","offer":{"type":"free_shipping"},"priority":1}\
            """.formatted(now.minusSeconds(120), id));
        campaigns.add(second);
    }

    void send() {
        campaigns.send(kafka);
        campaigns.awaitLastLetter(kafka, patience);
    }

    void assertAnswered() throws Exception {
        campaigns.assertAnswered(kafka);
        List<Answer> answers = campaigns.answers(kafka);
        LOG.info(
                "{} accepted versions of campaigns among the cases",
                answers.stream().filter(answer -> answer.reason() == null).count());
        assertReceipts(answers);
        assertActions(answers);
    }

    /** One receipt per record, which says what became of it, for the reason of its dead letter, and what is in force since. */
    private void assertReceipts(List<Answer> answers) throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Answer answer : answers) {
            if (isAboutACampaign(answer)) {
                add(expected, answer.id(), "accepted 1, in force 1");
            }
            add(expected, receiptId(answer), receipt(answer));
        }
        Map<String, List<String>> actual = new TreeMap<>();
        for (String json : new CommittedTopic(kafka, RECEIPTS, RECEIPTS.name()).valuesBySchema()) {
            DocumentReceipt receipt = RECEIPTS.codec().decode(json.getBytes(UTF_8));
            add(actual, receipt.key(), text(receipt));
        }
        assertSame("receipts of", expected, actual);
    }

    /** What is in force acts, once: the new version where it was accepted, else the old one. */
    private void assertActions(List<Answer> answers) {
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> silentByRight = new TreeMap<>();
        for (Answer answer : answers) {
            if (isAboutACampaign(answer)) {
                boolean maySayNothing = refusal(answer) == null && FIGURES.contains(field(answer.name()));
                versionInForce(answer)
                        .forEach(version -> add(maySayNothing ? silentByRight : expected, answer.id(), version));
            }
        }
        await().atMost(patience).untilAsserted(() -> {
            Map<String, List<String>> actual = actions();
            silentByRight.forEach((id, version) -> {
                List<String> acted = actual.remove(id);
                // Spending nothing, too, may be enough: then it acts for others as well.
                assertThat(acted == null ? List.<String>of() : acted)
                        .as(id)
                        .filteredOn(action -> action.endsWith(BUYER))
                        .isIn(List.of(), version);
            });
            assertSame("actions of", expected, actual);
        });
    }

    private Map<String, List<String>> actions() throws RefusedException {
        Map<String, List<String>> versions = new TreeMap<>();
        for (String json : CommittedTopic.of(kafka, EcommerceTopics.ACTIONS).valuesBySchema()) {
            Action action = EcommerceTopics.ACTIONS.codec().decode(json.getBytes(UTF_8));
            add(versions, action.ruleId(), action.ruleVersion() + " for " + action.target());
        }
        return versions;
    }

    /** Whether the case was sent after a first version of its campaign. */
    private static boolean isAboutACampaign(Answer answer) {
        return !answer.name().equals(LAST);
    }

    private static List<String> versionInForce(Answer answer) {
        if (refusal(answer) != null) {
            return List.of("1 for " + BUYER);
        }
        return answer.value() == null ? List.of() : List.of(version(answer) + " for " + BUYER);
    }

    /** Of what cannot be read, the key is all that says what it was about; else the document says so. */
    private static String receiptId(Answer answer) {
        if (answer.reason() == null) {
            return answer.id();
        }
        byte[] key = Objects.requireNonNull(answer.key());
        String text = key.length > KeyText.LONGEST ? null : KeyText.of(key);
        return text == null ? "" : text;
    }

    private static String receipt(Answer answer) {
        String refusal = refusal(answer);
        if (refusal != null) {
            String inForce = receiptId(answer).equals(answer.id()) && isAboutACampaign(answer) ? "1" : "nothing";
            return "refused " + refusal + ", in force " + inForce;
        }
        return answer.value() == null
                ? "removed, in force nothing"
                : "accepted " + version(answer) + ", in force " + version(answer);
    }

    /** Why the document is not in force, as its receipt says it; null where it is. */
    private static @Nullable String refusal(Answer answer) {
        return answer.reason() == null
                ? BEYOND_LIMITS.get(answer.name())
                : answer.reason().toLowerCase(Locale.ROOT);
    }

    private static String text(DocumentReceipt receipt) {
        String what =
                switch (receipt.result()) {
                    case REFUSED ->
                        "refused " + Objects.requireNonNull(receipt.reason()).split(":", 2)[0];
                    case REMOVED -> "removed";
                    case ACCEPTED, REPEATED ->
                        receipt.result().name().toLowerCase(Locale.ROOT) + " " + receipt.version();
                };
        return what + ", in force " + (receipt.versionInForce() == null ? "nothing" : receipt.versionInForce());
    }

    private static long version(Answer answer) {
        try {
            return EcommerceTopics.CAMPAIGNS
                    .codec()
                    .decode(Objects.requireNonNull(answer.value()))
                    .version();
        } catch (RefusedException e) {
            throw new AssertionError(answer.name() + " is no dead letter", e);
        }
    }

    /** The field that the case is about; for other cases a text that is no field. */
    private static String field(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static void add(Map<String, List<String>> map, String id, String text) {
        map.computeIfAbsent(id, unused -> new ArrayList<>()).add(text);
    }

    /** As an equality of maps, but tells only where they differ. */
    private static void assertSame(String what, Map<String, List<String>> expected, Map<String, List<String>> actual) {
        Set<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(actual.keySet());
        assertThat(ids)
                .filteredOn(id -> !Objects.equals(expected.get(id), actual.get(id)))
                .as("%s these campaigns", what)
                .map(id -> id + ": expected " + expected.get(id) + ", got " + actual.get(id))
                .isEmpty();
    }
}
