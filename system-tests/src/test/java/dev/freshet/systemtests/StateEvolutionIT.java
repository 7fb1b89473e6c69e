/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fault 18: what becomes of a value in a savepoint when the record that it was has changed, as Flink's serializers decide it.
 *
 * <p>A renamed field is the reason for the pinned lists of fields: it restores, and its value is gone without a word.
 */
class StateEvolutionIT {

    private static final String BEFORE = "String item, long quantity";
    private static final String REFUSED = "refused";

    @TempDir
    Path directory;

    @Test
    @Tag("gate")
    void anAddedFieldRestoresAsNullOrZero() throws Exception {
        assertThat(restoredAs("String item, long quantity, String coupon, int lines"))
                .isEqualTo("Basket[item=mug, quantity=3, coupon=null, lines=0]");
        Systems.held("18 field of the state added", 1, "restored, null or zero");
    }

    @Test
    @Tag("gate")
    void aRemovedFieldIsDropped() throws Exception {
        assertThat(restoredAs("String item")).isEqualTo("Basket[item=mug]");
        Systems.held("18 field of the state removed", 1, "restored without it");
    }

    @Test
    @Tag("gate")
    void aRenamedFieldLosesItsValueWithoutAWord() throws Exception {
        assertThat(restoredAs("String item, long amount")).isEqualTo("Basket[item=mug, amount=0]");
        Systems.held("18 field of the state renamed", 1, "its value is gone without a word: the build pins the names");
    }

    @Test
    @Tag("gate")
    void aRetypedFieldIsRefused() throws Exception {
        assertThat(restoredAs("String item, String quantity")).isEqualTo(REFUSED);
        Systems.held("18 field of the state retyped", 1, "refused");
    }

    @Test
    @Tag("gate")
    void anotherOrderOfTheSameFieldsChangesNothing() throws Exception {
        assertThat(restoredAs("long quantity, String item")).isEqualTo("Basket[quantity=3, item=mug]");
    }

    /** Three mugs, saved as they were and read as they are now. */
    private String restoredAs(String now) throws Exception {
        try (URLClassLoader old = compiled("before", BEFORE);
                URLClassLoader current = compiled("now", now)) {
            TypeSerializer<Object> before = serializer(old);
            DataOutputSerializer value = new DataOutputSerializer(64);
            before.serialize(basket(old).getConstructors()[0].newInstance("mug", 3L), value);
            DataOutputSerializer snapshot = new DataOutputSerializer(64);
            TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, before.snapshotConfiguration());

            TypeSerializerSnapshot<Object> saved = TypeSerializerSnapshot.readVersionedSnapshot(
                    new DataInputDeserializer(snapshot.getCopyOfBuffer()), current);
            if (serializer(current)
                    .snapshotConfiguration()
                    .resolveSchemaCompatibility(saved)
                    .isIncompatible()) {
                return REFUSED;
            }
            return saved.restoreSerializer()
                    .deserialize(new DataInputDeserializer(value.getCopyOfBuffer()))
                    .toString();
        }
    }

    @SuppressWarnings("unchecked") // A record of a class that this test has made.
    private static TypeSerializer<Object> serializer(ClassLoader loader) throws ClassNotFoundException {
        TypeInformation<?> type = TypeInformation.of(basket(loader));
        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        return (TypeSerializer<Object>) type.createSerializer(new SerializerConfigImpl());
    }

    private static Class<?> basket(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass("Basket");
    }

    private URLClassLoader compiled(String name, String components) throws IOException {
        Path output = Files.createDirectory(directory.resolve(name));
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-d", output.toString(), "-proc:none"),
                        null,
                        List.of(source("public record Basket(" + components + ") {}")))
                .call();
        assertThat(done).isTrue();
        return new URLClassLoader(new URL[] {output.toUri().toURL()}, StateEvolutionIT.class.getClassLoader());
    }

    private static JavaFileObject source(String code) {
        return new SimpleJavaFileObject(URI.create("string:///Basket.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
