/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;

/**
 * A job's command line: {@code [--help] [--explain] [--config file] [--set key=value]… [--preflight=off]}.
 *
 * @param action what is asked for
 * @param options the options, put together
 */
record JobArguments(Action action, Options options) {

    enum Action {
        RUN,
        HELP,
        EXPLAIN
    }

    private static final Pattern VALUE = Pattern.compile("[^A-Za-z0-9._-].*", Pattern.DOTALL);

    /**
     * Reads a command line.
     *
     * @throws UsageException where it holds anything that is not known
     */
    static JobArguments parse(List<ConfigOption<?>> known, String[] arguments, Map<String, String> environment) {
        Action action = Action.RUN;
        List<File> files = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--help", "-h" -> action = Action.HELP;
                case "--explain" -> action = Action.EXPLAIN;
                case "--config" -> files.add(new File(following(arguments, i++)));
                case "--set" -> assignments.add(following(arguments, i++));
                default -> assignments.add(shortForm(arguments, i));
            }
        }
        OptionSources sources = new OptionSources(known);
        files.forEach(sources::addFile);
        sources.addEnvironment(environment);
        assignments.forEach(sources::addArgument);
        return new JobArguments(action, sources.options());
    }

    private static String following(String[] arguments, int index) {
        if (index + 1 == arguments.length) {
            throw new UsageException(arguments[index] + " needs a value after it; see --help");
        }
        return arguments[index + 1];
    }

    /** {@code --preflight=off}: the one option that is typed by hand, when a submitter cannot reach Kafka. */
    private static String shortForm(String[] arguments, int index) {
        String argument = arguments[index];
        if (argument.startsWith("--" + SuiteOptions.PREFLIGHT.key() + "=")) {
            return argument.substring(2);
        }
        throw new UsageException(unknown(arguments, index) + ". Options are given as --set key=value; see --help");
    }

    /** What is no option may be the value of one, a secret even, so it is not repeated. */
    private static String unknown(String[] arguments, int index) {
        if (arguments[index].startsWith("--")) {
            return "Unknown argument '" + nameIn(arguments[index]) + "'";
        }
        return index == 0
                ? "The first argument is unknown"
                : "The argument after '" + nameIn(arguments[index - 1]) + "' is unknown";
    }

    /** The part of an argument that can be a name: what follows its first {@code =}, {@code :} or blank may be a secret. */
    static String nameIn(String argument) {
        return VALUE.matcher(argument).replaceFirst("");
    }
}
