/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.playground.cli.KafkaArguments;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        header = "Make up input for a job: seeded, realistic, with incidents in it.",
        description = {
            "",
            "The same seed gives the same bytes. With --out: one file per topic, and labels.ndjson that says which line is"
                    + " a duplicate, late, broken or otherwise special. With --bootstrap-servers: the same records to"
                    + " Kafka, in real time.",
            ""
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final long DEFAULT_EVENTS = 10_000;

    /** Per second, for somebody who watches. */
    private static final double LIVE_RATE = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Whose input: ecommerce or fraud.")
    private String job;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many records of the main topic; the others come along. Default: 10000 into files,"
                    + " without end to Kafka.")
    private @Nullable Long events;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "Also part of every id, so that two seeds never meet in one Kafka. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Event time of the beginning, such as 2026-01-05T08:00:00Z, which is the default for files;"
                    + " now is the default for Kafka.")
    private @Nullable Instant start;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            description =
                    "Records of the main topic per second of event time. Default: 20; into files 0.005 for fraud, so"
                            + " that a history is some weeks long.")
    private @Nullable Double rate;

    @Option(
            names = "--no-incidents",
            description =
                    "No duplicates, late or broken records; in a shop no second clients, odd refunds, flash sales, price"
                            + " drops and shortages; in a bank no fraud and nothing that looks like it.")
    private boolean noIncidents;

    @Option(
            names = "--controls",
            description =
                    "Begin with documents for the job's control topics: the campaigns of 'freshet demo', or rules and"
                            + " lists of a fraud desk. A job that reads that Kafka follows them from then on.")
    private boolean controls;

    @Option(names = "--out", paramLabel = "DIR", description = "Write files into this directory.")
    private @Nullable Path directory;

    @Mixin
    private KafkaArguments kafka;

    @Override
    public Integer call() throws Exception {
        if ((directory == null) == !kafka.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "Where to? Give either --out DIR or --bootstrap-servers HOST:PORT.");
        }
        Generator generator = Generator.of(job);
        Generation generation =
                new Generation(generator, controls, spec.commandLine().getOut());
        if (directory != null) {
            Instant from = start == null ? TrafficSettings.DEFAULT_START : start;
            generation.intoFiles(
                    settings(from, generator.usualRate()), events == null ? DEFAULT_EVENTS : events, directory);
        } else {
            InstantSource clock = InstantSource.system();
            Instant from = start == null ? clock.instant() : start;
            generation.intoKafka(
                    settings(from, LIVE_RATE), events == null ? Long.MAX_VALUE : events, kafka.settings(), clock);
        }
        return 0;
    }

    private TrafficSettings settings(Instant from, double usualRate) {
        return TrafficSettings.history(seed, from, rate == null ? usualRate : rate, !noIncidents);
    }
}
