/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.KafkaTopics;
import dev.freshet.playground.local.Resources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One call of {@code freshet generate}. */
final class Generation {

    private final Generator generator;
    private final boolean controlling;
    private final PrintWriter out;

    /** @param controlling whether documents for the job's control topics come first */
    Generation(Generator generator, boolean controlling, PrintWriter out) {
        this.generator = generator;
        this.controlling = controlling;
        this.out = out;
    }

    /** Stops after the given number of lines in the main topic's file. */
    void intoFiles(TrafficSettings settings, long events, Path directory) {
        Traffic traffic = generator.open(settings);
        List<GeneratedRecord> controls = controls(settings);
        try (TrafficFiles files = TrafficFiles.in(directory, topics(controls))) {
            for (GeneratedRecord control : controls) {
                files.write(control);
            }
            for (long left = events; left > 0; ) {
                GeneratedRecord record = traffic.next();
                files.write(record);
                left -= counts(record);
            }
            new TreeMap<>(files.lines())
                    .forEach((topic, lines) -> out.printf(
                            Locale.ROOT, "%,10d records  %s%n", lines, directory.resolve(topic + ".ndjson")));
            out.println("           labels of what is special  " + directory.resolve("labels.ndjson"));
        } catch (IOException failed) {
            throw new CommandFailure("Cannot write into " + directory + ": " + failed.getMessage(), failed);
        }
    }

    /** Sends in real time; ends after the given number of records of the main topic or when the process is stopped. */
    void intoKafka(TrafficSettings settings, long events, KafkaSettings kafka, InstantSource clock) throws Exception {
        Traffic traffic = generator.open(settings);
        List<GeneratedRecord> controls = controls(settings);
        out.println("Sending to " + kafka.bootstrapServers() + "; Ctrl-C stops it.");
        out.flush();
        Set<String> existing = existingTopics(topics(controls), kafka);
        try (Resources resources = Resources.closedAtTheEnd(out::println)) {
            TrafficProducer producer = TrafficProducer.to(kafka, clock);
            resources.add(() -> {
                producer.close();
                account(producer);
            });
            producer.sendAll(controls.stream()
                    .filter(control -> existing.contains(control.topic()))
                    .toList());
            send(traffic, events, existing, producer);
            producer.finish();
        }
    }

    private List<GeneratedRecord> controls(TrafficSettings settings) {
        return controlling ? generator.controlsAt(settings.start()) : List.of();
    }

    /** All topics that are written. */
    private List<String> topics(List<GeneratedRecord> controls) {
        return Stream.concat(generator.topics().stream(), controls.stream().map(GeneratedRecord::topic))
                .distinct()
                .toList();
    }

    private void send(Traffic traffic, long events, Set<String> existing, TrafficProducer producer)
            throws InterruptedException {
        for (long left = events; left > 0; ) {
            GeneratedRecord record = traffic.next();
            if (existing.contains(record.topic())) {
                producer.send(record);
                left -= counts(record);
            }
        }
    }

    /** Also where it was stopped or failed: exactly what Kafka has. */
    private void account(TrafficProducer producer) {
        out.printf(
                Locale.ROOT,
                "%,d records of %s received by Kafka%n",
                producer.received(generator.mainTopic()),
                generator.mainTopic());
        if (producer.unconfirmed() > 0) {
            out.printf(
                    Locale.ROOT, "%,d records, of all topics, were sent without a receipt%n", producer.unconfirmed());
        }
        out.flush();
    }

    /** A producer would wait a minute for a topic that is not there. */
    private Set<String> existingTopics(List<String> wanted, KafkaSettings kafka) {
        Set<String> existing;
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            existing = topics.partitions(wanted).keySet();
        }
        if (!existing.contains(generator.mainTopic())) {
            throw new CommandFailure("There is no topic " + generator.mainTopic() + " on " + kafka.bootstrapServers()
                    + "; 'freshet topics " + generator.job() + " --create --bootstrap-servers "
                    + kafka.bootstrapServers() + "' makes it.");
        }
        wanted.stream()
                .filter(topic -> !existing.contains(topic))
                .forEach(topic -> out.println("Leaving out " + topic + ", which does not exist there."));
        out.flush();
        return existing;
    }

    private int counts(GeneratedRecord record) {
        return record.topic().equals(generator.mainTopic()) ? 1 : 0;
    }
}
