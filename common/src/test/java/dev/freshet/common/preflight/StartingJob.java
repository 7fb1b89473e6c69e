/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.LostTransactionPolicy;
import dev.freshet.common.delivery.Reading;
import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.delivery.TestNames;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A job of its own name and topics that wants to start, with a checkpoint every ten seconds and restarts of five minutes. */
final class StartingJob {

    final KafkaFixture kafka = KafkaFixture.shared();
    final String name = TestNames.unique("ready");
    final Topic<Reading> events = Topic.events("ready." + name + ".v1", Reading.class);
    final Topic<Reading> catalog = Topic.reference("ready." + name + "-catalog.v1", Reading.class);
    final Topic<Reading> rows = Topic.output("ready." + name + "-rows.v1", Reading.class);

    private KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
    private Duration transactionTimeout = Duration.ofMinutes(10);
    private boolean createsTopics = true;
    private Duration checkpointInterval = Duration.ofSeconds(10);
    private int sourceSubtasks = 1;
    private Duration idleTimeout = Duration.ofMinutes(1);
    private Duration twinWatch = Duration.ZERO;
    private final List<String> progress = new ArrayList<>();

    StartingJob readingWith(int subtasks, Duration idle) {
        sourceSubtasks = subtasks;
        idleTimeout = idle;
        return this;
    }

    StartingJob connecting(KafkaSettings to) {
        settings = to;
        return this;
    }

    StartingJob transactionTimeout(Duration timeout) {
        transactionTimeout = timeout;
        return this;
    }

    StartingJob findsTopics() {
        createsTopics = false;
        return this;
    }

    StartingJob checkpointInterval(Duration interval) {
        checkpointInterval = interval;
        return this;
    }

    StartingJob watchingForTwins(Duration time) {
        twinWatch = time;
        return this;
    }

    void check() throws Exception {
        SinkSettings sink = new SinkSettings(
                name + ".", transactionTimeout, 1_000_000, LostTransactionPolicy.FAIL, name + ".status.v1");
        List<RequiredTopic> topics = new ArrayList<>(RequiredTopic.besideInput(events));
        topics.addAll(RequiredTopic.besideInput(catalog));
        topics.addAll(RequiredTopic.besideOutput(rows));
        PreflightSettings preflight = new PreflightSettings(
                topics,
                name,
                createsTopics,
                3,
                PreflightSettings.REPLICAS_OF_THE_BROKERS,
                sourceSubtasks,
                idleTimeout,
                true,
                checkpointInterval,
                Duration.ofMinutes(5),
                twinWatch);
        Preflight.check(settings, sink, preflight, progress::add);
    }

    /** For which it is refused. */
    List<String> faults() {
        return refusal().faults();
    }

    /** What it was told while it was checked. */
    List<String> progress() {
        return List.copyOf(progress);
    }

    PreflightException refusal() {
        return catchThrowableOfType(PreflightException.class, this::check);
    }
}
