/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.entry.Entry;
import java.time.Instant;
import java.util.List;

/** A whole job for tests of the launch: it repeats what is called, on topics that bear its name. */
public final class EchoJob {

    /** What goes in and comes out. */
    public record Call(String eventId, Instant eventTime, String caller) {}

    private EchoJob() {}

    static Topic<Call> calls(String name) {
        return Topic.events(name + ".calls.v1", Call.class)
                .purpose("What is called into the valley.")
                .key(Call::caller)
                .time(Call::eventTime)
                .id(Call::eventId);
    }

    static Topic<Call> echoes(String name) {
        return Topic.output(name + ".echoes.v1", Call.class)
                .purpose("What comes back.")
                .key(Call::caller)
                .time(Call::eventTime);
    }

    static JobDefinition named(String name) {
        Topic<Call> calls = calls(name);
        Topic<Call> echoes = echoes(name);
        return new JobDefinition(name, "repeats what is called", List.of(calls, echoes), List.of(), streams -> {
            Entry<Call> heard = Entry.of(calls, streams.read(calls), streams.entrySettings());
            streams.write(echoes, heard.accepted());
            streams.writeLate(calls, heard.late());
            streams.writeDeadLetters(calls, heard.rejected());
        });
    }

    /** The job's name, then its command line: as a process of its own. */
    public static void main(String[] arguments) throws Exception {
        String[] ofTheJob = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        JobLaunch.main(named(arguments[0]), ofTheJob);
    }
}
