/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                default -> assignments.add(shortForm(argument));
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
    private static String shortForm(String argument) {
        if (argument.startsWith("--" + SuiteOptions.PREFLIGHT.key() + "=")) {
            return argument.substring(2);
        }
        throw new UsageException(
                "Unknown argument '" + argument + "'. Options are given as --set key=value; see --help");
    }
}
