/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.ControlDocument;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.InitialDocuments;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;

/** Control documents as functions get them. */
public final class Controls {

    private Controls() {}

    /** What a function begins with where these lay in the topic, all of them accepted. */
    public static <T extends ControlDocument> InitialDocuments<T> initial(Topic<T> topic, List<T> lay) {
        ControlSnapshot<T> snapshot = ControlSnapshot.of(topic, new ExecutionConfig().getSerializerConfig());
        List<Decoded<Change<T>>> records = new ArrayList<>();
        lay.forEach(document -> records.add(Decoded.accepted(change(topic, document))));
        snapshot.fill(records);
        return new InitialDocuments<>(topic, document -> null, snapshot);
    }

    public static <T> Change<T> change(Topic<T> topic, T document) {
        return new Change<>(topic.keyOf(document), document, topic.timeOf(document));
    }

    public static <T> Change<T> removal(String key) {
        return new Change<>(key, null, Payment.NOON);
    }
}
