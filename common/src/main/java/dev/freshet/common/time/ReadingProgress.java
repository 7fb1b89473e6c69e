/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import java.io.Serializable;

/**
 * How far one subtask has read what lay in a topic before. Source and watermarks of the subtask share it: both are fields of
 * one operator's factory, which Flink serializes as a whole, and run on one thread.
 */
public interface ReadingProgress extends Serializable {

    /** Whether the subtask knows what it has to read. */
    boolean hasBegun();

    /** Whether it has still to read records that lay in a partition when its reading began. */
    boolean isBehind();

    /** Rises whenever there is more to read, and with every record of it that is read. */
    long signsOfLife();
}
