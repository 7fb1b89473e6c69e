/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import dev.freshet.testkit.schema.SchemaCheck;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is committed to a topic, as it lies in Kafka.
 *
 * @param contract whose schema the records keep
 */
record CommittedTopic(KafkaFixture kafka, Topic<?> contract, String name) {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedTopic.class);

    static CommittedTopic of(KafkaFixture kafka, Topic<?> topic) {
        return new CommittedTopic(kafka, topic, topic.name());
    }

    static CommittedTopic late(KafkaFixture kafka, Topic<?> topic) {
        return new CommittedTopic(kafka, topic, topic.lateName());
    }

    List<String> values() {
        return Records.values(kafka.readCommitted(name));
    }

    /** All values, each of which keeps the schema of the contract. */
    List<String> valuesBySchema() {
        SchemaCheck schema = new SchemaCheck(JsonSchema.of(contract));
        List<String> values = values();
        LOG.info("{} records of {} against the schema of {}", values.size(), name, contract);
        assertThat(values).allSatisfy(json -> assertThat(schema.problems(json.getBytes(UTF_8)))
                .as(json)
                .isEmpty());
        return values;
    }

    /** What the pattern's group is in those texts that match. */
    static List<String> matches(Pattern pattern, List<String> texts) {
        return texts.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
