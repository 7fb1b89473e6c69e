/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.control.Singing;
import dev.freshet.common.control.Song;
import dev.freshet.common.control.Sung;
import dev.freshet.common.control.Tone;
import dev.freshet.common.entry.Entry;
import java.util.List;

/** A whole job that a control topic steers, on topics that bear its name. */
final class ChoirJob {

    private ChoirJob() {}

    static Topic<Tone> tones(String name) {
        return Tone.topic(name + ".tones.v1");
    }

    static Topic<Song> songs(String name) {
        return Song.topic(name + ".songs.v1");
    }

    static Topic<Sung> sung(String name) {
        return Sung.topic(name + ".sung.v1");
    }

    static JobDefinition named(String name) {
        Topic<Tone> tones = tones(name);
        Topic<Song> songs = songs(name);
        Topic<Sung> sung = sung(name);
        return new JobDefinition(name, "sings what it is told", List.of(songs, tones, sung), List.of(), streams -> {
            ControlEntry<Tone> rules = ControlEntry.of(tones, streams.readControl(tones), Tone.CHECK);
            Entry<Song> asked = Entry.of(songs, streams.read(songs), streams.entrySettings());
            streams.write(sung, Singing.of(asked.accepted(), rules));
            streams.writeReceipts(tones, rules.receipts());
            streams.writeLate(songs, asked.late());
            streams.writeDeadLetters(songs, asked.rejected());
            streams.writeDeadLetters(tones, rules.rejected());
        });
    }
}
