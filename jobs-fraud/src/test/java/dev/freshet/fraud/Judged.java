/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Topic;
import org.jspecify.annotations.Nullable;

/** What a topic's contract says to a record, without Kafka round it. */
final class Judged {

    private Judged() {}

    /** The reason of the refusal, or null. */
    static <T> @Nullable String reason(Topic<T> topic, byte[] json) {
        try {
            return brokenRule(topic, topic.codec().decode(json)) == null ? null : "RULE_BROKEN";
        } catch (RefusedException refused) {
            return refused.reason().name();
        }
    }

    /** The first rule that the record breaks, or null. */
    static <T> @Nullable String brokenRule(Topic<T> topic, T record) {
        for (ContractRule<T> rule : topic.rules()) {
            if (!rule.holds().test(record)) {
                return rule.description();
            }
        }
        return null;
    }
}
