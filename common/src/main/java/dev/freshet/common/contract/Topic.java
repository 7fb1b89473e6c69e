/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.codec.RecordCodec;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.flink.util.function.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka topic of a job's contract: name, record type, key and event time.
 *
 * <p>All topics of a module stand in one class; topic creation, documentation and JSON Schema are made from it.
 * Immutable; {@code with…} and the other steps return a new topic.
 *
 * @param <T> a public record
 */
public final class Topic<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a topic carries, which decides about tombstones, compaction and waiting. */
    public enum Kind {
        /** Facts with an event time; a tombstone is refused. */
        EVENTS,
        /** The newest state per key, compacted; joined as of the event's time. A tombstone deletes. */
        REFERENCE,
        /** Rules and settings, compacted, broadcast to the operators. A tombstone deletes. */
        CONTROL,
        /** Written by the job. */
        OUTPUT
    }

    private static final String STATUS = ".status";

    private static final Pattern NAME = Pattern.compile("([a-z-]+)\\.([a-z-]+)\\.v([1-9][0-9]*)(\\.status)?");

    private final String name;
    private final Class<T> recordType;
    private final Kind kind;
    private final String purpose;
    private final @Nullable SerializableFunction<T, String> key;
    private final @Nullable String keyForm;
    private final @Nullable SerializableFunction<T, Instant> time;
    private final @Nullable SerializableFunction<T, String> id;
    private final List<ContractRule<T>> rules;
    private final boolean planned;

    private Topic(
            String name,
            Class<T> recordType,
            Kind kind,
            String purpose,
            @Nullable SerializableFunction<T, String> key,
            @Nullable String keyForm,
            @Nullable SerializableFunction<T, Instant> time,
            @Nullable SerializableFunction<T, String> id,
            List<ContractRule<T>> rules,
            boolean planned) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A topic is named <domain>.<entity>.v<major>, not '" + name + "'");
        }
        this.name = name;
        this.recordType = recordType;
        this.kind = kind;
        this.purpose = purpose;
        this.key = key;
        this.keyForm = keyForm;
        this.time = time;
        this.id = id;
        this.rules = rules;
        this.planned = planned;
    }

    /** A topic of facts that the job reads. */
    public static <T> Topic<T> events(String name, Class<T> recordType) {
        return new Topic<>(name, recordType, Kind.EVENTS, "", null, null, null, null, List.of(), false);
    }

    /** A compacted topic of reference data that the job joins as of the event's time. */
    public static <T> Topic<T> reference(String name, Class<T> recordType) {
        return new Topic<>(name, recordType, Kind.REFERENCE, "", null, null, null, null, List.of(), false);
    }

    /** A compacted topic of rules or settings that the job broadcasts. */
    public static <T> Topic<T> control(String name, Class<T> recordType) {
        return new Topic<>(name, recordType, Kind.CONTROL, "", null, null, null, null, List.of(), false);
    }

    /** A topic that the job writes. */
    public static <T> Topic<T> output(String name, Class<T> recordType) {
        return new Topic<>(name, recordType, Kind.OUTPUT, "", null, null, null, null, List.of(), false);
    }

    /** One sentence for the generated documentation. */
    public Topic<T> purpose(String sentence) {
        return new Topic<>(name, recordType, kind, sentence, key, keyForm, time, id, rules, planned);
    }

    /** The Kafka key, by which records of one thing stay in order: a field of the record. */
    public Topic<T> key(SerializableFunction<T, String> keyOf) {
        return new Topic<>(name, recordType, kind, purpose, keyOf, null, time, id, rules, planned);
    }

    /**
     * A Kafka key that is made of several fields.
     *
     * @param form how, in the names that the fields have in JSON; for the documentation
     */
    public Topic<T> key(String form, SerializableFunction<T, String> keyOf) {
        return new Topic<>(name, recordType, kind, purpose, keyOf, form, time, id, rules, planned);
    }

    /** The event time; for an output, the time that the row speaks of. */
    public Topic<T> time(SerializableFunction<T, Instant> timeOf) {
        return new Topic<>(name, recordType, kind, purpose, key, keyForm, timeOf, id, rules, planned);
    }

    /** The id that is unique at the record's producer; copies with the same id count once. */
    public Topic<T> id(SerializableFunction<T, String> idOf) {
        return new Topic<>(name, recordType, kind, purpose, key, keyForm, time, idOf, rules, planned);
    }

    /** A rule that the JSON type alone cannot say; a record that breaks it goes to the dead-letter topic. */
    public Topic<T> rule(ContractRule<T> rule) {
        List<ContractRule<T>> more = new ArrayList<>(rules);
        more.add(rule);
        return new Topic<>(name, recordType, kind, purpose, key, keyForm, time, id, List.copyOf(more), planned);
    }

    /**
     * Marks a part of the contract that no job reads or writes yet: it is documented as such, its schema can be read and built
     * against, and nothing asks Kafka for it.
     */
    public Topic<T> planned() {
        return new Topic<>(name, recordType, kind, purpose, key, keyForm, time, id, rules, true);
    }

    public boolean isPlanned() {
        return planned;
    }

    public String name() {
        return name;
    }

    /**
     * The middle part of the name, {@code orders} of {@code ecommerce.orders.v1}; stands in operator names and uids. Of a control
     * topic's status topic {@code campaigns-status}.
     */
    public String entity() {
        return NAME.matcher(name).replaceFirst("$2") + (name.endsWith(STATUS) ? "-status" : "");
    }

    public Class<T> recordType() {
        return recordType;
    }

    public Kind kind() {
        return kind;
    }

    public String purpose() {
        return purpose;
    }

    public List<ContractRule<T>> rules() {
        return rules;
    }

    /** Where records go that cannot be decoded or break a rule. */
    public String deadLetterName() {
        return name + ".dlq";
    }

    /** Where well-formed records go that come after the allowed lateness. */
    public String lateName() {
        return name + ".late";
    }

    /** Where it is told what became of each record of a control topic. */
    public String statusName() {
        return name + STATUS;
    }

    public String keyOf(T record) {
        return Objects.requireNonNull(key, () -> name + " has no key").apply(record);
    }

    /** The form of the Kafka key, or the field that it is, as JSON writes it; for documentation. */
    public String keyForm() {
        return keyForm == null ? LambdaName.of(Objects.requireNonNull(key, () -> name + " has no key")) : keyForm;
    }

    public Instant timeOf(T record) {
        return Objects.requireNonNull(time, () -> name + " has no event time").apply(record);
    }

    public String idOf(T record) {
        return Objects.requireNonNull(id, () -> name + " has no id").apply(record);
    }

    /** The codec of the record type; of an output one that reads whatever the job may write. */
    public Codec<T> codec() {
        return kind == Kind.OUTPUT ? RecordCodec.ofResult(recordType) : codec(JsonLimits.DEFAULT);
    }

    /** The codec of what others write, with limits of its own. */
    public Codec<T> codec(JsonLimits limits) {
        return RecordCodec.of(recordType, limits);
    }

    @Override
    public String toString() {
        return name;
    }
}
