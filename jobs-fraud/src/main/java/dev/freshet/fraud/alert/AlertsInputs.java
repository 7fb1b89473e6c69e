/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.alert;

import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.list.ListedLogin;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What alerts and commands are made of.
 *
 * @param logins each once, none later than the allowed lateness; those that succeeded too
 * @param occurrences of decisions on transactions and of an account's logins
 * @param requests of the same
 * @param caseCommands each once
 */
public record AlertsInputs(
        DataStream<ListedLogin> logins,
        DataStream<Occurrence> occurrences,
        DataStream<CommandRequest> requests,
        DataStream<CaseCommand> caseCommands) {}
