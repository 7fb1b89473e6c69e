/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet dlq}. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        header = "Look at records that a job refused, and put them back.",
        description = {
            "",
            "A record that cannot be read or breaks the contract goes to <topic>.dlq, byte for byte, with the reason in"
                    + " its headers.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqReplayCommand.class})
public final class DlqCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or replay.");
    }
}
