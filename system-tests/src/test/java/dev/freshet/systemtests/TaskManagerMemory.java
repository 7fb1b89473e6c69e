/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.systemtests.flink.FlinkCluster;
import dev.freshet.systemtests.process.JvmFigures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the task managers of a cluster hold at one moment, in the order in which they were started. */
record TaskManagerMemory(List<JvmFigures> figures) {

    private static final Logger LOG = LoggerFactory.getLogger(TaskManagerMemory.class);
    private static final long MEGABYTE = 1_024;

    static TaskManagerMemory of(FlinkCluster cluster) {
        TaskManagerMemory memory = new TaskManagerMemory(
                cluster.taskManagers().stream().map(JvmFigures::of).toList());
        LOG.info("{}", memory);
        return memory;
    }

    /** Of all processes together. */
    long residentMegabytes() {
        return figures.stream().mapToLong(JvmFigures::residentKilobytes).sum() / MEGABYTE;
    }

    /** The heap may differ by what one collection leaves more than another, the rest by buffers that fill for the first time. */
    void assertFlatSince(TaskManagerMemory early) {
        for (int place = 0; place < figures.size(); place++) {
            assertThat(figures.get(place).heapKilobytes())
                    .as("heap of task manager %d", place)
                    .isLessThan(early.figures.get(place).heapKilobytes() + 64 * MEGABYTE);
            assertThat(figures.get(place).residentKilobytes())
                    .as("memory of task manager %d", place)
                    .isLessThan(early.figures.get(place).residentKilobytes() + 256 * MEGABYTE);
        }
    }
}
