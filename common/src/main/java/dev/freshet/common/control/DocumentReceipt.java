/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a control topic, as it stands on {@code <topic>.status}.
 *
 * <p>It becomes visible with the checkpoint that holds the document, so a receipt that was read is never taken back by a
 * failure. A job that is started anew without its state writes receipts of all documents again.
 *
 * @param documentId null where the record's key is no text
 * @param reason null where the document was not refused
 * @param versionInForce null where nothing is in force
 * @param eventTime of the document; of a tombstone and of what cannot be read the Kafka timestamp
 */
@Description("What became of a document of a control topic, or of the tombstone that removes one.")
public record DocumentReceipt(
        @Description("Absent where the record's key is no text.") @Nullable
        String documentId,

        @Description("Of the document; absent for a tombstone, and where the document cannot be read.") @Nullable
        String eventId,

        @Description("Of the document; absent as event_id is.") @Nullable
        Long version,

        Result result,

        @Description("Why it was refused, and what to do.") @Nullable
        String reason,

        @Description("The version that is in force from here on; absent where none is.") @Nullable
        Long versionInForce,

        @Description("Whether that version acts; absent where none is in force.") @Nullable
        RuleStatus statusInForce,

        @Description("Of the document; of a tombstone, and where the document cannot be read, the record's timestamp.")
        Instant eventTime) {

    /** What can become of a document. Constants are appended, never renamed. */
    public enum Result {
        /** It is in force, and replaces what was. */
        ACCEPTED,
        /** It says what is in force already. */
        REPEATED,
        /** What was in force stays so. */
        REFUSED,
        /** Nothing of this id is in force any more. */
        REMOVED
    }

    /** Whether something else is in force than before. */
    boolean isChange() {
        return result == Result.ACCEPTED || result == Result.REMOVED;
    }

    /** The document's id, else an empty text. */
    public String key() {
        return documentId == null ? "" : documentId;
    }

    /** The status topic of a control topic. */
    public static Topic<DocumentReceipt> topicOf(Topic<?> control) {
        return Topic.output(control.statusName(), DocumentReceipt.class)
                .purpose("What became of each document of " + control.name() + ".")
                .key("document_id, else empty", DocumentReceipt::key)
                .time(DocumentReceipt::eventTime);
    }
}
