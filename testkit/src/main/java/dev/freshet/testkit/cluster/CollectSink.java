/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Collects copies of what it gets: with object reuse on, the pipeline may change an object after it was written. */
final class CollectSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final TypeSerializer<T> serializer;

    CollectSink(String name, TypeSerializer<T> serializer) {
        this.name = name;
        this.serializer = serializer;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        TypeSerializer<T> own = serializer.duplicate();
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context time) {
                RunRegistry.output(name).add(own.copy(element));
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
