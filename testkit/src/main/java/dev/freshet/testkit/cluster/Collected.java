/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.util.List;
import java.util.Queue;

/** What came out of one stream of a pipeline. */
public final class Collected<T> {

    private final Queue<Object> values;

    Collected(Queue<Object> values) {
        this.values = values;
    }

    /** All values so far. Values of one subtask are in order; between subtasks there is none. */
    @SuppressWarnings("unchecked") // the sink that fills the queue writes elements of its stream, which is one of T
    public List<T> values() {
        return (List<T>) List.copyOf(values);
    }
}
