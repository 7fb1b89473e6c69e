/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Incident;
import dev.freshet.playground.generate.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What goes wrong on the way. Broken and late records are additional ones with ids of their own, so that leaving them out
 * changes nothing else.
 */
final class Mishaps {

    private static final double DUPLICATE = 0.02;
    private static final double BROKEN = 0.005;
    private static final double LATE = 0.02;

    private final Dice dice;
    private final Frailty frailty;
    private final double share;
    private final Duration lateBy;
    private final Ids broken;
    private final Ids late;

    Mishaps(Dice dice, TrafficSettings settings, Frailty frailty) {
        this.dice = dice;
        this.frailty = frailty;
        this.share = settings.incidents();
        this.lateBy = settings.lateBy();
        this.broken = new Ids("broken", settings.seed());
        this.late = new Ids("late", settings.seed());
    }

    boolean duplicates() {
        return dice.chance(DUPLICATE * share);
    }

    /** A damaged copy of the record, sent together with it. */
    Optional<GeneratedRecord> breaks(String topic, String key, ObjectNode body, Instant sentAt) {
        if (!dice.chance(BROKEN * share)) {
            return Optional.empty();
        }
        Damage damage = dice.oneOf(frailty.damages().apply(body));
        String id = broken.next();
        ObjectNode copy = body.deepCopy().put("event_id", id);
        Incident incident = new Incident("broken", id, damage.description());
        return Optional.of(new GeneratedRecord(topic, key, damage.of(copy), sentAt, incident));
    }

    /** The same happened long ago, and is told only now. */
    Optional<GeneratedRecord> delays(String topic, String key, ObjectNode body, Instant now) {
        if (!frailty.mayBeLate().test(body) || !dice.chance(LATE * share)) {
            return Optional.empty();
        }
        Instant longAgo = now.minus(lateBy).minus(dice.wait(Duration.ofMinutes(10)));
        String id = late.next();
        ObjectNode copy = body.deepCopy().put("event_id", id).put("event_time", longAgo.toString());
        Incident incident = new Incident("late", id, "happened " + Duration.between(longAgo, now) + " ago");
        return Optional.of(new GeneratedRecord(topic, key, EventJson.bytes(copy), now, incident));
    }
}
