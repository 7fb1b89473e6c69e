/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;

/** What {@code --help} prints. */
final class HelpText {

    private static final int WIDTH = 96;

    private HelpText() {}

    static String of(JobDefinition job) {
        List<String> lines = new ArrayList<>();
        lines.add(job.name() + ": " + job.purpose());
        lines.add("");
        lines.add("  --help              this text");
        lines.add("  --explain           the job's operators, topics and settings, without starting it");
        lines.add("  --config FILE       options from a YAML file");
        lines.add("  --set KEY=VALUE     one option; wins over the environment, which wins over the file");
        lines.add("  --preflight=off     start without asking Kafka whether all is ready");
        lines.add("");
        lines.add("In the environment, source.idle-timeout is " + OptionSources.ENVIRONMENT_PREFIX
                + "SOURCE_IDLE_TIMEOUT.");
        lines.add("");
        lines.add("Reads");
        job.inputs().forEach(topic -> lines.add("  " + described(topic)));
        lines.add("Writes");
        job.outputs().forEach(topic -> lines.add("  " + described(topic)));
        lines.add("");
        lines.add("Options");
        job.options().forEach(option -> addOption(lines, option));
        return String.join("\n", lines) + "\n";
    }

    private static String described(Topic<?> topic) {
        return topic.name() + "  " + topic.purpose();
    }

    private static void addOption(List<String> lines, ConfigOption<?> option) {
        String fallback = OptionTypes.defaultOf(option);
        lines.add("  " + option.key() + (fallback.isEmpty() ? "" : " = " + fallback));
        wrap(lines, sentence(OptionTypes.describe(option)));
        wrap(lines, descriptionOf(option));
    }

    static String descriptionOf(ConfigOption<?> option) {
        String html = new HtmlFormatter().format(option.description());
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static void wrap(List<String> lines, String text) {
        StringBuilder line = new StringBuilder("     ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("     ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
    }
}
