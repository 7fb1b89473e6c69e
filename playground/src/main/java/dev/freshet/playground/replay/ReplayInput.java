/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import java.nio.file.Path;

/** A file whose lines are the records of a topic. */
record ReplayInput(String topic, Path file) {

    /**
     * Reads {@code topic=file}.
     *
     * @throws IllegalArgumentException where there is no equals sign
     */
    static ReplayInput parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("--in takes TOPIC=FILE, not '" + argument + "'");
        }
        return new ReplayInput(argument.substring(0, equals), Path.of(argument.substring(equals + 1)));
    }
}
