/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.RocksMemEnv;

/**
 * Lets each RocksDB keep its files in memory. Opening one on a disk takes ten times as long, because it waits for the disk to
 * write them, again for every state; most tests are over sooner. A checkpoint of RocksDB's own files finds none, so that only
 * savepoints in the canonical format can be taken.
 */
public final class FilesInMemory implements RocksDBOptionsFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> handlesToClose) {
        Env memory = new RocksMemEnv(Env.getDefault());
        handlesToClose.add(memory);
        return current.setEnv(memory);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(
            ColumnFamilyOptions current, Collection<AutoCloseable> handlesToClose) {
        return current;
    }
}
