/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.dlq.DlqReplay.Verdict;
import dev.freshet.playground.kafka.KafkaTopics;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet dlq replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Put dead letters back onto the topic that they came from, byte for byte.",
        description = {
            "",
            "Mend the job or the producer first: a record that is still wrong comes back, with its attempts counted in the"
                    + " header freshet-attempt, until --max-attempts holds it back. Look first: --dry-run.",
            "",
            "Replayed records come after everything that is on the topic now, so the job may find them late. Where that"
                    + " matters, run the history with 'freshet replay' instead. The letters stay on the dead-letter topic:"
                    + " a second call puts them back a second time.",
            ""
        })
public final class DlqReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TOPIC", description = "The topic that was read, or its dead-letter topic.")
    private String topic;

    @Mixin
    private KafkaArguments kafka;

    @Mixin
    private LetterFilter filter;

    @Option(names = "--dry-run", description = "Say what would be done, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Hold back letters that were refused so often. Default: ${DEFAULT-VALUE}.")
    private int maximumAttempts;

    @Option(names = "--to", paramLabel = "TOPIC", description = "Another topic than the one that they came from.")
    private @Nullable String target;

    @Override
    public Integer call() throws Exception {
        KafkaSettings settings = kafka.settings();
        DlqReplay replay = new DlqReplay(filter::takes, maximumAttempts, target);
        DeadLetterTopic letters = DeadLetterTopic.of(settings, topic);
        Set<String> targets = new TreeSet<>(target == null ? Set.of() : Set.of(target));
        Tally tally = judge(letters, replay, letter -> targets.add(replay.targetOf(letter)));
        requireTopics(settings, targets);
        print(dryRun ? tally : putBack(letters, replay, settings));
        return 0;
    }

    /** A producer would wait a minute for a topic that is not there, or have Kafka make it under a misspelt name. */
    private static void requireTopics(KafkaSettings settings, Set<String> targets) {
        Set<String> missing = new TreeSet<>(targets);
        try (KafkaTopics topics = KafkaTopics.of(settings)) {
            missing.removeAll(topics.partitions(targets).keySet());
        }
        if (!missing.isEmpty()) {
            throw new CommandFailure("There is no topic " + String.join(", ", missing) + " on "
                    + settings.bootstrapServers() + " to put letters back onto; nothing was written.");
        }
    }

    private static Tally putBack(DeadLetterTopic letters, DlqReplay replay, KafkaSettings settings) {
        try (LettersBack back = new LettersBack(settings, replay)) {
            return judge(letters, replay, back);
        }
    }

    /** One letter after the other, so that it does not matter how many there are. */
    private static Tally judge(DeadLetterTopic letters, DlqReplay replay, Consumer<DeadLetter> back) {
        Tally tally = new Tally(new EnumMap<>(Verdict.class), new AtomicInteger());
        letters.read(record -> DeadLetterTopic.parse(record)
                .ifPresentOrElse(
                        letter -> {
                            Verdict verdict = replay.verdict(letter);
                            tally.verdicts.merge(verdict, 1, Integer::sum);
                            if (verdict == Verdict.REPLAY) {
                                back.accept(letter);
                            }
                        },
                        tally.others::incrementAndGet));
        return tally;
    }

    private record Tally(Map<Verdict, Integer> verdicts, AtomicInteger others) {}

    private void print(Tally tally) {
        PrintWriter out = spec.commandLine().getOut();
        tally.verdicts.forEach((verdict, count) -> out.printf(Locale.ROOT, "%,9d  %s%n", count, words(verdict)));
        int others = tally.others.get();
        if (others > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,9d  left: no dead letters of this version ('freshet dlq show' prints them)%n",
                    others);
        }
        if (tally.verdicts.isEmpty() && others == 0) {
            out.println("There are no dead letters.");
        } else if (tally.verdicts.containsKey(Verdict.REPLAY) && !dryRun) {
            out.println("They come after everything that was on the topic: the job may find them late"
                    + " (<topic>.late). For history: freshet replay.");
        }
        out.flush();
    }

    private String words(Verdict verdict) {
        return switch (verdict) {
            case REPLAY -> dryRun ? "would be put back (dry run: nothing was written)" : "put back";
            case FILTERED -> "left: not what --reason asks for";
            case TOO_MANY_ATTEMPTS -> "left: refused " + maximumAttempts + " times or more (--max-attempts)";
            case CUT -> "left: not complete; the whole record may still be at its own topic and offset";
            case OUTPUT -> "left: results of the job itself, which cannot be put back";
        };
    }
}
