/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.apache.flink.configuration.ConfigOptions.key;

import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.delivery.LostTransactionPolicy;
import dev.freshet.common.kafka.StartPolicy;
import dev.freshet.common.preflight.PreflightSettings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;

/** The options that every job of the suite has. */
public final class SuiteOptions {

    /** Whether the job reads on for ever or stops at what lies in the topics when it starts. */
    public enum Boundedness {
        STREAMING,
        REPLAY
    }

    /** When the results of a checkpoint become visible. */
    public enum Delivery {
        EXACTLY_ONCE("exactly-once"),
        AT_LEAST_ONCE("at-least-once");

        private final String written;

        Delivery(String written) {
            this.written = written;
        }

        /** As a user writes it; Flink parses an option's constants by this. */
        @Override
        public String toString() {
            return written;
        }
    }

    /** A switch that reads well on a command line. */
    public enum Switch {
        ON,
        OFF
    }

    /** Every Kafka client property passes through under this prefix. */
    public static final String KAFKA_PREFIX = "kafka.";

    public static final ConfigOption<String> BOOTSTRAP_SERVERS = key("kafka.bootstrap.servers")
            .stringType()
            .defaultValue("localhost:9092")
            .withDescription(
                    "Kafka brokers, host:port, separated by commas. Other properties of the Kafka clients are"
                            + " given as kafka.<property>; those that the job decides itself, or no client knows, are refused.");

    public static final ConfigOption<String> INSTANCE = key("job.instance")
            .stringType()
            .noDefaultValue()
            .withDescription("Name of this running job: consumer group, prefix of the transactional ids, name in Flink."
                    + " Letters, digits, _ and -. Default: the job's name. A second name does not make a second job possible"
                    + " on the same topics: both would write every result.");

    public static final ConfigOption<Duration> OUT_OF_ORDERNESS = key("source.out-of-orderness")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription("How long the watermark waits for records that come out of order.");

    public static final ConfigOption<Duration> ALLOWED_LATENESS = key("source.allowed-lateness")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription("How long a closed result may still be revised; later records go to <topic>.late.");

    public static final ConfigOption<Duration> DEDUP_HORIZON = key("source.dedup-horizon")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription("How long copies of a record are recognised by their event_id. Default and minimum: the"
                    + " allowed lateness.");

    public static final ConfigOption<Duration> IDLE_TIMEOUT = key("source.idle-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription("After how long without an accepted record a partition no longer holds back the others; 0"
                    + " switches it off. So does a source subtask that has no partition: with 0 there must be none. A replay"
                    + " never counts a partition as idle.");

    public static final ConfigOption<Duration> REFERENCE_IDLE_TIMEOUT = key("source.reference-idle-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription(
                    "The same for compacted reference topics, which are silent most of the time; not 0. Until the job knows"
                            + " what lies there at its start, three times as long; until that is read, source.idle-timeout"
                            + " counts instead, and broken records count as a sign of life. Later, a partition that sends"
                            + " nothing newer than it had sent before counts as idle after source.idle-timeout.");

    public static final ConfigOption<Duration> CLOCK_SKEW = key("source.clock-skew")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("How far beyond the wall clock an event time may be; a record beyond it is rejected.");

    public static final ConfigOption<MemorySize> MAXIMUM_INPUT_SIZE = key("source.maximum-record-size")
            .memoryType()
            .defaultValue(MemorySize.parse("1 mb"))
            .withDescription("A record that is read and larger than this is rejected.");

    public static final ConfigOption<Integer> MAXIMUM_DEPTH = key("source.maximum-depth")
            .intType()
            .defaultValue(JsonLimits.DEFAULT.depth())
            .withDescription(
                    "Levels of objects and arrays in a record, the outermost included; a deeper one is rejected.");

    public static final ConfigOption<Integer> MAXIMUM_NAME_LENGTH = key("source.maximum-name-length")
            .intType()
            .defaultValue(JsonLimits.DEFAULT.nameLength())
            .withDescription(
                    "Characters of a field's name; a record with a longer one is rejected, whether the field is"
                            + " known or not.");

    public static final ConfigOption<Integer> MAXIMUM_NUMBER_LENGTH = key("source.maximum-number-length")
            .intType()
            .defaultValue(JsonLimits.DEFAULT.numberLength())
            .withDescription(
                    "Characters of a number; a record with a longer one is rejected, whether its field is known or"
                            + " not.");

    public static final ConfigOption<Integer> MAXIMUM_TEXT_LENGTH = key("source.maximum-text-length")
            .intType()
            .defaultValue(JsonLimits.DEFAULT.textLength())
            .withDescription("Characters of a text in a field that is known, in UTF-16; a record with a longer one is"
                    + " rejected.");

    public static final ConfigOption<StartPolicy> START_FROM = key("source.start-from")
            .enumType(StartPolicy.class)
            .defaultValue(StartPolicy.EARLIEST)
            .withDescription("Where a consumer group begins that never committed an offset. Committed offsets are never"
                    + " reset: where one has expired, the job fails and names it.");

    public static final ConfigOption<Boundedness> BOUNDEDNESS = key("source.mode")
            .enumType(Boundedness.class)
            .defaultValue(Boundedness.STREAMING)
            .withDescription("streaming reads on for ever; replay stops at what lies in the topics when the job starts"
                    + " and fires every window.");

    public static final ConfigOption<Delivery> DELIVERY = key("sink.delivery")
            .enumType(Delivery.class)
            .defaultValue(Delivery.EXACTLY_ONCE)
            .withDescription("exactly-once writes Kafka transactions that become visible with each checkpoint;"
                    + " at-least-once writes at once and repeats records after a failure.");

    public static final ConfigOption<Duration> TRANSACTION_TIMEOUT = key("sink.transaction-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(15))
            .withDescription(
                    "After how long Kafka aborts an open transaction. At most the broker's transaction.max.timeout.ms;"
                            + " longer than a checkpoint interval and the longest restart together.");

    public static final ConfigOption<LostTransactionPolicy> ON_LOST_TRANSACTION = key("sink.on-lost-transaction")
            .enumType(LostTransactionPolicy.class)
            .defaultValue(LostTransactionPolicy.FAIL)
            .withDescription(
                    "What to do when Kafka aborted a transaction that a completed checkpoint relies on: fail and"
                            + " name it, or accept and write the gap to the status topic.");

    /**
     * Kafka's brokers take 1,048,588 bytes unless told otherwise. The default stays 24 KiB below, so that what a batch and a
     * request add always fits.
     */
    public static final ConfigOption<MemorySize> MAXIMUM_RECORD_SIZE = key("sink.maximum-record-size")
            .memoryType()
            .defaultValue(MemorySize.parse("1000 kb"))
            .withDescription("A result larger than this goes to the dead-letter topic; keep it below the brokers'"
                    + " message.max.bytes.");

    public static final ConfigOption<Boolean> CREATE_TOPICS = key("topics.create")
            .booleanType()
            .defaultValue(false)
            .withDescription("Create topics that do not exist, instead of refusing to start.");

    public static final ConfigOption<Integer> TOPIC_PARTITIONS = key("topics.partitions")
            .intType()
            .defaultValue(4)
            .withDescription("Partitions of a topic that is created.");

    public static final ConfigOption<Integer> TOPIC_REPLICATION = key("topics.replication-factor")
            .intType()
            .defaultValue((int) PreflightSettings.REPLICAS_OF_THE_BROKERS)
            .withDescription("Replicas of a topic that is created; -1 leaves them to the brokers"
                    + " (default.replication.factor).");

    public static final ConfigOption<Switch> PREFLIGHT = key("preflight")
            .enumType(Switch.class)
            .defaultValue(Switch.ON)
            .withDescription("Check topics, timeouts, credentials and running twins before the job starts, and read the"
                    + " control topics, so that the first event finds them known. Off where the submitter cannot"
                    + " reach Kafka: control documents then come beside the first events.");

    public static final ConfigOption<Duration> EXPECTED_RESTART = key("preflight.expected-restart-time")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("The longest outage of the job that its transactions must outlive.");

    public static final ConfigOption<Duration> TWIN_WATCH = key("preflight.twin-watch")
            .durationType()
            .defaultValue(Duration.ofSeconds(12))
            .withDescription(
                    "How long to watch, where Kafka remembers transactions under the job's prefix, whether another"
                            + " running job begins one; must be longer than that job's checkpoint interval. 0 does not watch."
                            + " Default: the checkpoint interval and 2 s.");

    /** In the order in which {@code --help} and the documentation list them. */
    public static final List<ConfigOption<?>> ALL = List.of(
            BOOTSTRAP_SERVERS,
            INSTANCE,
            BOUNDEDNESS,
            START_FROM,
            OUT_OF_ORDERNESS,
            ALLOWED_LATENESS,
            DEDUP_HORIZON,
            IDLE_TIMEOUT,
            REFERENCE_IDLE_TIMEOUT,
            CLOCK_SKEW,
            MAXIMUM_INPUT_SIZE,
            MAXIMUM_DEPTH,
            MAXIMUM_NAME_LENGTH,
            MAXIMUM_NUMBER_LENGTH,
            MAXIMUM_TEXT_LENGTH,
            DELIVERY,
            TRANSACTION_TIMEOUT,
            ON_LOST_TRANSACTION,
            MAXIMUM_RECORD_SIZE,
            CREATE_TOPICS,
            TOPIC_PARTITIONS,
            TOPIC_REPLICATION,
            PREFLIGHT,
            EXPECTED_RESTART,
            TWIN_WATCH);

    private SuiteOptions() {}
}
