/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Progress;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Generator;
import dev.freshet.playground.generate.TrafficProducer;
import dev.freshet.playground.kafka.JobTopic;
import dev.freshet.playground.kafka.KafkaTopics;
import dev.freshet.playground.local.JobRun;
import dev.freshet.playground.local.LocalBroker;
import dev.freshet.playground.local.LocalEnvironment;
import dev.freshet.playground.local.LocalFlink;
import dev.freshet.playground.local.Resources;
import dev.freshet.playground.local.WebPort;
import dev.freshet.playground.local.WorkDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Everything at once.
 *
 * <pre>
 * campaigns, traffic ──→ Kafka ──→ the job ──→ Kafka ──→ figures ──→ screen
 * </pre>
 *
 * <p>The campaigns lie there before the job starts, so that the first shopper finds them in force.
 */
final class Demo {

    private static final JobDefinition JOB = EcommerceJob.DEFINITION;
    private static final int INPUT_PARTITIONS = 2;
    private static final int START_ATTEMPTS = 5;

    private final DemoSettings settings;
    private final Screen screen;
    private final InstantSource clock;
    private final Instant begin;
    private final Progress progress;
    private int webPort;

    /** @param begin when the user began to wait */
    Demo(DemoSettings settings, Screen screen, InstantSource clock, Instant begin) {
        this.settings = settings;
        this.screen = screen;
        this.clock = clock;
        this.begin = begin;
        this.progress = new Progress(screen.out(), clock);
    }

    void run() throws Exception {
        try (Resources resources = Resources.closedAtTheEnd(screen::line)) {
            WorkDirectory directory = resources.add(WorkDirectory.create());
            EmbeddedKafka broker = progress.step(
                    "starting a Kafka broker", () -> resources.add(LocalBroker.start(directory.resolve("kafka"))));
            KafkaSettings kafka = KafkaSettings.at(broker.bootstrapServers());
            List<JobTopic> outputs = progress.step("creating topics", () -> createTopics(kafka));
            progress.step("publishing campaigns", () -> publishCampaigns(kafka));
            JobRun job = progress.step(
                    "starting Flink and the job " + JOB.name(), () -> resources.add(startJob(directory, kafka)));
            ShopFigures figures = new ShopFigures();
            FiguresReader reader = resources.add(FiguresReader.start(
                    figures, kafka, outputs.stream().map(JobTopic::name).toList()));
            Instant opening = clock.instant();
            DemoTraffic traffic = resources.add(startTraffic(kafka, opening));
            progress.line("  Flink's web page: http://127.0.0.1:" + webPort + "   Ctrl-C stops everything");
            progress.line("  Kafka: " + broker.bootstrapServers());
            progress.step("waiting for the first results", () -> firstResults(figures, opening, job, traffic, reader));
            progress.line("  first results after "
                    + Progress.seconds(Duration.between(begin, clock.instant())).strip()
                    + "; committed in Kafka, a checkpoint (2 s) behind\n");
            watch(figures, opening, job, traffic, reader);
        }
    }

    private List<JobTopic> createTopics(KafkaSettings kafka) {
        List<JobTopic> topics = JobTopic.of(JOB);
        Map<String, Integer> partitions = topics.stream()
                .collect(Collectors.toMap(JobTopic::name, topic -> topic.role().isInput() ? INPUT_PARTITIONS : 1));
        try (KafkaTopics admin = KafkaTopics.of(kafka)) {
            admin.create(topics, partitions, Optional.empty());
        }
        return topics.stream().filter(topic -> !topic.role().isInput()).toList();
    }

    private List<GeneratedRecord> publishCampaigns(KafkaSettings kafka) throws InterruptedException {
        List<GeneratedRecord> campaigns = Generator.of(JOB.name()).controlsAt(clock.instant());
        try (TrafficProducer producer = TrafficProducer.to(kafka, clock)) {
            producer.sendAll(campaigns);
        }
        return campaigns;
    }

    /** Tries the next port where somebody takes the chosen one between the look and its use. */
    private JobRun startJob(WorkDirectory directory, KafkaSettings kafka) throws Exception {
        for (int attempt = 1; ; attempt++) {
            webPort = settings.webPort().orElseGet(WebPort::usualOrNext);
            try {
                return startJobOnce(directory, kafka);
            } catch (CommandFailure failed) {
                if (settings.webPort().isPresent() || attempt == START_ATTEMPTS || !WebPort.wasTaken(failed)) {
                    throw failed;
                }
            }
        }
    }

    private JobRun startJobOnce(WorkDirectory directory, KafkaSettings kafka) throws Exception {
        LocalEnvironment environment = new LocalFlink(
                        directory.resolve("flink"),
                        LocalFlink.usualParallelism(),
                        DemoSettings.CHECKPOINTS,
                        OptionalInt.of(webPort),
                        Map.of())
                .environment();
        List<String> arguments =
                new ArrayList<>(List.of("--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers()));
        DemoSettings.JOB_OPTIONS.forEach(option -> arguments.addAll(List.of("--set", option)));
        JobLaunch launch = JobLaunch.in(environment, JOB, JobLaunch.options(JOB, arguments.toArray(String[]::new)));
        launch.preflight();
        return JobRun.start(environment, launch);
    }

    private DemoTraffic startTraffic(KafkaSettings kafka, Instant opening) {
        return DemoTraffic.start(
                Generator.of(JOB.name()),
                settings.traffic(opening),
                JOB.inputs().stream().map(Topic::name).collect(Collectors.toSet()),
                kafka,
                clock);
    }

    private boolean firstResults(
            ShopFigures figures, Instant opening, JobRun job, DemoTraffic traffic, FiguresReader reader)
            throws Exception {
        while (!figures.hasResults()) {
            if (isOver(opening)) {
                throw new CommandFailure(
                        "No results came in " + elapsed(opening).toSeconds() + " s.");
            }
            pause(Duration.ofMillis(200), job, traffic, reader);
        }
        return true;
    }

    /** Until the time is over. */
    private void watch(ShopFigures figures, Instant opening, JobRun job, DemoTraffic traffic, FiguresReader reader)
            throws Exception {
        Dashboard dashboard = new Dashboard(figures);
        Duration interval = screen.isTerminal() ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
        long before = traffic.received();
        while (true) {
            pause(interval, job, traffic, reader);
            long sent = traffic.received();
            double perSecond = 1_000.0 * (sent - before) / interval.toMillis();
            before = sent;
            if (screen.isTerminal()) {
                screen.show(dashboard.lines(elapsed(opening), sent, perSecond));
            } else {
                dashboard.log(elapsed(opening), sent, perSecond).forEach(screen::line);
            }
            if (isOver(opening)) {
                return;
            }
        }
    }

    /** Waits. Fails where a part of the demonstration has failed, or the process is told to stop. */
    private static void pause(Duration pause, JobRun job, DemoTraffic traffic, FiguresReader reader) throws Exception {
        if (job.endsWithin(pause)) {
            job.await();
            throw new CommandFailure("The job has ended by itself.");
        }
        if (traffic.failure().isPresent()) {
            throw traffic.failure().get();
        }
        if (reader.failure().isPresent()) {
            throw reader.failure().get();
        }
    }

    private boolean isOver(Instant opening) {
        return settings.duration().isPresent()
                && elapsed(opening).compareTo(settings.duration().get()) >= 0;
    }

    private Duration elapsed(Instant begin) {
        return Duration.between(begin, clock.instant());
    }
}
