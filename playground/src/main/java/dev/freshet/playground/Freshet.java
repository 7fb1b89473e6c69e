/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import dev.freshet.playground.cli.Shutdown;
import dev.freshet.playground.demo.DemoCommand;
import dev.freshet.playground.dlq.DlqCommand;
import dev.freshet.playground.docs.DocsCommand;
import dev.freshet.playground.doctor.DoctorCommand;
import dev.freshet.playground.generate.GenerateCommand;
import dev.freshet.playground.replay.ReplayCommand;
import dev.freshet.playground.run.ExplainCommand;
import dev.freshet.playground.run.RunCommand;
import dev.freshet.playground.topics.TopicsCommand;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point of {@code ./freshet}. */
@Command(
        name = "freshet",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Flink jobs to run, replay and watch on one machine.",
        description = {
            "",
            "New here? Try '@|bold freshet demo|@': a shop's traffic, a real Kafka and a real Flink job, live in this"
                    + " terminal.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ReplayCommand.class,
            RunCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            TopicsCommand.class,
            DlqCommand.class,
            DoctorCommand.class,
            DocsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Freshet implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the whole stack trace when something fails.")
    private boolean verbose;

    public static void main(String[] arguments) {
        LogFile.in(
                        LogFile.directory(System.getenv(), System.getProperty("user.home")),
                        InstantSource.system().instant(),
                        ProcessHandle.current().pid())
                .ifPresent(file -> System.setProperty(LogFile.PROPERTY, file.toString()));
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line; exit codes: 0 done, 1 failed, also by an option of the job, 2 no such call. */
    public static CommandLine commandLine() {
        Freshet freshet = new Freshet();
        return new CommandLine(freshet)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> explain(failure))
                .setExecutionExceptionHandler((failure, command, result) -> freshet.fail(failure, command));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: name a command.");
    }

    private static int explain(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("freshet: " + failure.getMessage() + " (" + name + " --help)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private int fail(Exception failure, CommandLine command) {
        if (Shutdown.hasBegun()) {
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        PrintWriter err = command.getErr();
        err.println("freshet: " + FailureText.of(failure));
        LogFile.ofThisCall().ifPresent(file -> err.println("freshet: what was logged stands in " + file));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
