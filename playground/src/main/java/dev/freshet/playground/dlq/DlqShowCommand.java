/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.playground.cli.KafkaArguments;
import dev.freshet.playground.kafka.DeadLetterText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet dlq show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Print dead letters, one line of JSON each.",
        description = {
            "",
            "Bytes that are UTF-8 stand as text (value), others in Base64 (value_base64). Oldest first, partition by"
                    + " partition.",
            ""
        })
public final class DlqShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TOPIC", description = "The topic that was read, or its dead-letter topic.")
    private String topic;

    @Mixin
    private KafkaArguments kafka;

    @Mixin
    private LetterFilter filter;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many letters. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong matching = new AtomicLong();
        DeadLetterTopic.of(kafka.settings(), topic).read(record -> {
            if (matches(record) && matching.incrementAndGet() <= limit) {
                out.println(new String(DeadLetterText.json(record), StandardCharsets.UTF_8));
            }
        });
        out.flush();
        if (matching.get() > limit) {
            spec.commandLine().getErr().println(matching.get() - limit + " more; --limit shows them");
        }
        return 0;
    }

    private boolean matches(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetterTopic.parse(record).map(filter::takes).orElseGet(filter::takesAll);
    }
}
