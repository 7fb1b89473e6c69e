/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Topic;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;

/** What is in force before the first event: what the records at submission come to. The same wherever it is asked. */
public final class InitialDocuments<T extends ControlDocument> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;
    private final DocumentCheck<T> check;
    private final ControlSnapshot<T> snapshot;

    /** What the records of a snapshot come to under a check. */
    public InitialDocuments(Topic<T> topic, DocumentCheck<T> check, ControlSnapshot<T> snapshot) {
        this.topic = topic;
        this.check = check;
        this.snapshot = snapshot;
    }

    Topic<T> topic() {
        return topic;
    }

    ControlSnapshot<T> snapshot() {
        return snapshot;
    }

    DocumentLedger<T> ledger(Map<String, T> inForce) {
        return new DocumentLedger<>(topic, check, inForce);
    }

    /** By id. */
    SortedMap<String, T> inForce() {
        DocumentLedger<T> ledger = ledger(Map.of());
        snapshot.records().forEach(ledger::record);
        return ledger.inForce();
    }
}
