/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.KeyText;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.DocumentReceipt.Result;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each document of one control topic is in force, from its records in the order of the topic.
 *
 * <p>A higher version replaces a lower one. The same version again is a repetition if it says the same, whenever and under
 * whatever event id it was sent; else it is refused, because decisions that name a version must all mean the same. A lower one is
 * refused. A tombstone removes the document, and with it the memory of its versions: what comes then is a new document. What is
 * refused, and what cannot be read, leaves in force what was.
 */
final class DocumentLedger<T extends ControlDocument> {

    private final Topic<T> topic;
    private final DocumentCheck<T> check;
    private final SortedMap<String, T> inForce;

    /** @param inForce by id; not changed */
    DocumentLedger(Topic<T> topic, DocumentCheck<T> check, Map<String, T> inForce) {
        this.topic = topic;
        this.check = check;
        this.inForce = new TreeMap<>(inForce);
    }

    SortedMap<String, T> inForce() {
        return inForce;
    }

    DocumentReceipt record(Decoded<Change<T>> decoded) {
        Rejection rejection = decoded.rejection();
        if (rejection != null) {
            return unreadable(rejection);
        }
        Change<T> change = decoded.accepted();
        T document = change.value();
        return document == null ? removed(change) : judged(change.key(), document);
    }

    private DocumentReceipt removed(Change<T> tombstone) {
        inForce.remove(tombstone.key());
        return receipt(tombstone.key(), null, Result.REMOVED, null, tombstone.time());
    }

    private DocumentReceipt judged(String id, T document) {
        T current = inForce.get(id);
        Instant time = topic.timeOf(document);
        if (current != null && current.content().equals(document.content())) {
            return receipt(id, document, Result.REPEATED, null, time);
        }
        String refusal = refusal(current, document);
        if (refusal != null) {
            return receipt(id, document, Result.REFUSED, refusal, time);
        }
        inForce.put(id, document);
        return receipt(id, document, Result.ACCEPTED, null, time);
    }

    private @Nullable String refusal(@Nullable T current, T document) {
        if (current != null && document.version() < current.version()) {
            return "version " + document.version() + " is older than version " + current.version()
                    + ", which is in force; send it with a higher version";
        }
        if (current != null && document.version() == current.version()) {
            return "version " + document.version()
                    + " is in force with other content; send the change with a higher version";
        }
        return check.refusal(document);
    }

    private DocumentReceipt unreadable(Rejection rejection) {
        String reason = rejection.reason().name().toLowerCase(Locale.ROOT) + ": " + rejection.message();
        return receipt(
                textOf(rejection.key()), null, Result.REFUSED, reason, Instant.ofEpochMilli(rejection.timestamp()));
    }

    private DocumentReceipt receipt(
            @Nullable String id, @Nullable T document, Result result, @Nullable String reason, Instant time) {
        T current = id == null ? null : inForce.get(id);
        return new DocumentReceipt(
                id,
                document == null ? null : topic.idOf(document),
                document == null ? null : document.version(),
                result,
                reason,
                current == null ? null : current.version(),
                current == null ? null : current.status(),
                time);
    }

    private static @Nullable String textOf(byte @Nullable [] key) {
        return key == null || key.length > KeyText.LONGEST ? null : KeyText.of(key);
    }
}
