/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Scripts are not split, and remember nothing in a checkpoint: a restored job plays the script it was given now. */
record NoSplit() implements SourceSplit {

    @Override
    public String splitId() {
        return "none";
    }

    /** Writes nothing. */
    static final class Serializer implements SimpleVersionedSerializer<NoSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(NoSplit split) {
            return new byte[0];
        }

        @Override
        public NoSplit deserialize(int version, byte[] bytes) {
            return new NoSplit();
        }
    }
}
