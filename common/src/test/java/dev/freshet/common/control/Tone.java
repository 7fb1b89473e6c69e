/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Topic;
import java.time.Instant;

/** A small control document. */
public record Tone(String eventId, Instant eventTime, String toneId, long version, RuleStatus status, long pitch)
        implements ControlDocument {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    /** Above this, {@link #CHECK} refuses. */
    static final long HIGHEST = 100;

    public static final DocumentCheck<Tone> CHECK =
            tone -> tone.pitch() > HIGHEST ? "pitch is " + tone.pitch() + ", but may be " + HIGHEST + " at most" : null;

    static final Topic<Tone> TOPIC = topic("test.tones.v1");

    public static Topic<Tone> topic(String name) {
        return Topic.control(name, Tone.class)
                .purpose("What is sung.")
                .key(Tone::toneId)
                .time(Tone::eventTime)
                .id(Tone::eventId)
                .rule(new ContractRule<>("pitch is positive", tone -> tone.pitch() > 0));
    }

    static Tone of(String id, long version, long pitch) {
        return new Tone(id + "-" + version, TEN, id, version, RuleStatus.ACTIVE, pitch);
    }

    Tone with(RuleStatus changed) {
        return new Tone(eventId, eventTime, toneId, version, changed, pitch);
    }

    Tone sentAs(String otherEventId) {
        return new Tone(otherEventId, eventTime.plusSeconds(1), toneId, version, status, pitch);
    }

    Decoded<Change<Tone>> arrives() {
        return Decoded.accepted(change());
    }

    Change<Tone> change() {
        return new Change<>(toneId, this, eventTime);
    }

    static Decoded<Change<Tone>> removed(String id) {
        return Decoded.accepted(new Change<>(id, null, TEN.plusSeconds(9)));
    }

    @Override
    public Object content() {
        return new Tone("", Instant.EPOCH, toneId, version, status, pitch);
    }
}
