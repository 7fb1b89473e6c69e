/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.playground.cli.DurationConverter;
import dev.freshet.playground.local.WebPort;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Show the e-commerce job at work: a shop's traffic, Kafka, Flink and live figures.",
        description = {
            "",
            "Starts a real Kafka broker (its own process, a free port), the job on a local Flink cluster with Flink's"
                    + " web page, and a generator that plays a shop: duplicates, late and broken records, refunds and a"
                    + " flash sale included. Seven campaigns make offers to its shoppers. Needs nothing but this machine, and"
                    + " leaves nothing behind. Ctrl-C stops all of it.",
            ""
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Stop by itself after 60s, 5min and so on; exits with 1 if there were no results by then.")
    private @Nullable Duration duration;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Events per second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another seed, another day in the shop.")
    private long seed;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            description = "Port of Flink's web page. Default: 8081, or the next that is free.")
    private @Nullable Integer webPort;

    @Override
    public Integer call() throws Exception {
        OptionalInt port = webPort == null ? OptionalInt.empty() : OptionalInt.of(WebPort.exactly(webPort));
        DemoSettings settings = new DemoSettings(rate, seed, port, Optional.ofNullable(duration));
        Screen screen = new Screen(spec.commandLine().getOut(), Ansi.AUTO.enabled());
        Instant begin =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        new Demo(settings, screen, InstantSource.system(), begin).run();
        return 0;
    }
}
