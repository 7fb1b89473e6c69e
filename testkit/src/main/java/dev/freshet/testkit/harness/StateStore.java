/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;

/** Where the operator keeps its state. Both matter: only RocksDB serializes on every access. */
public enum StateStore {
    HEAP {
        @Override
        StateBackend backend() {
            return new HashMapStateBackend();
        }
    },
    ROCKSDB {
        @Override
        StateBackend backend() {
            EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend();
            // Timers in RocksDB are written in batches, so that counts of what is left would be anybody's guess.
            backend.setPriorityQueueStateType(PriorityQueueStateType.HEAP);
            // Of the 3 MB that Flink's harness manages RocksDB would get so little that it writes each change to a
            // file.
            backend.getMemoryConfiguration().setUseManagedMemory(false);
            backend.setRocksDBOptions(new FilesInMemory());
            return backend;
        }
    };

    abstract StateBackend backend();

    /** The value of Flink's {@code state.backend.type}. */
    public String type() {
        return switch (this) {
            case HEAP -> "hashmap";
            case ROCKSDB -> "rocksdb";
        };
    }
}
