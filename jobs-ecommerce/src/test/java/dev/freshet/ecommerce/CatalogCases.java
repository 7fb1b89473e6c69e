/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static dev.freshet.ecommerce.CommittedTopic.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.testkit.badinput.CaseRecords;
import dev.freshet.testkit.badinput.Sample;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue on the topic of items, each case an item and a category of its own. */
final class CatalogCases {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogCases.class);

    private static final Pattern NUMBERED_VERSION =
            Pattern.compile("\"item_id\":\"version-\\d+\".*\"item_category\":\"(version-\\d+)\"", Pattern.DOTALL);
    private static final Pattern CATEGORY_ROW = Pattern.compile("\"dimension\":\"category\",\"id\":\"(version-\\d+)\"");

    private final KafkaFixture kafka;
    private final Duration patience;
    private final CaseRecords catalog = TopicCases.of(EcommerceTopics.CATALOG, "version");

    CatalogCases(KafkaFixture kafka, Instant now, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
        CaseRecords.sendableWithKey(sample(now), now).forEach(catalog::add);
        catalog.addRefused("the last one", "MALFORMED_JSON", "no version");
    }

    /** What there is a version of, if it is accepted; to be viewed once each, without a category. */
    List<String> items() {
        return IntStream.rangeClosed(1, catalog.cases()).mapToObj(catalog::id).toList();
    }

    void send() {
        catalog.send(kafka);
        catalog.awaitLastLetter(kafka, patience);
    }

    /** The catalog gave each view the category of the version, and none where that was refused. */
    void assertAnswered() {
        catalog.assertAnswered(kafka);
        List<String> accepted = matches(NUMBERED_VERSION, catalog.accepted(kafka));
        LOG.info("{} accepted versions among the cases", accepted.size());
        await().atMost(patience).untilAsserted(() -> assertThat(Set.copyOf(matches(
                        CATEGORY_ROW,
                        CommittedTopic.of(kafka, EcommerceTopics.PRODUCT_METRICS)
                                .values())))
                .isEqualTo(Set.copyOf(accepted)));
    }

    private Sample sample(Instant now) {
        return ContractSamples.catalogItem(catalog.sampleId(), """
            {"event_id":"%1$s","event_time":"%2$s","item_id":"%1$s","item_name":"n","item_category":"%1$s",\
            "price":1.5,"currency":"USD","reorder_point":2,"reorder_clear":1000000}\
            """.formatted(catalog.sampleId(), now.minusSeconds(60)));
    }
}
