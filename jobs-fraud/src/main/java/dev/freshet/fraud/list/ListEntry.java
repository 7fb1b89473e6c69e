/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.JsonName;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import dev.freshet.common.control.ControlDocument;
import dev.freshet.common.control.RuleStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the allow list, the block list or the list of trusted networks. A tombstone of its key takes it off the list.
 *
 * @param givenVersion null where versions are not counted: then a later event time is a higher version
 * @param expiresAt exclusive, in event time; null where it never ends
 */
@Description("One entry of a list. A tombstone of its key takes it off the list.")
public record ListEntry(
        @Size(minimum = 1, maximum = TextKey.LONGEST) String eventId,
        Instant eventTime,
        ListName list,
        ListKind kind,

        @Description(
                "The account, device, merchant, address or network; compared as it is, addresses by their meaning.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        String value,

        @Description("Rises with every change; the milliseconds of event_time where it is absent.")
        @JsonName("version")
        @Range(minimum = 1)
        @Nullable
        Long givenVersion,

        @Description("From when on it says nothing any more; absent where it never ends.") @Nullable
        Instant expiresAt)
        implements ControlDocument {

    /** List, {@code |}, kind, {@code |}, value: no two entries share one, because the first two hold no bar. */
    public String key() {
        return list.name().toLowerCase(Locale.ROOT) + "|" + kind.name().toLowerCase(Locale.ROOT) + "|" + value;
    }

    @Override
    public long version() {
        return givenVersion == null ? eventTime.toEpochMilli() : givenVersion;
    }

    /** An entry is on the list or is not; there is nothing to try out. */
    @Override
    public RuleStatus status() {
        return RuleStatus.ACTIVE;
    }

    /** Whether it says something at an instant. */
    public boolean holdsAt(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt);
    }

    @Override
    public ListEntry content() {
        return new ListEntry("", Instant.EPOCH, list, kind, value, version(), expiresAt);
    }
}
