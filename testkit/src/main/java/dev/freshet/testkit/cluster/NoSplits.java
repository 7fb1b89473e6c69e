/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.jspecify.annotations.Nullable;

/** Hands out nothing; the first reader knows its script. */
final class NoSplits implements SplitEnumerator<NoSplit, NoSplit> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public NoSplit snapshotState(long checkpoint) {
        return new NoSplit();
    }

    @Override
    public void close() {}
}
