/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one control topic that are in force, as one subtask of a function knows them: in broadcast state, under
 * {@code <entity>-in-force}.
 *
 * <p>A function makes one when its state is initialized, and gives it every change that is broadcast. It begins with what lay in
 * the topic at submission, unless it is restored: then with what its state says, since what happened meanwhile is still to come
 * from the source.
 */
public final class DocumentsInForce<T extends ControlDocument> {

    private static final String BEGUN = "begun";

    /** The same as the state, ordered by id, so that no restore changes the order in which they are asked. */
    private final SortedMap<String, T> byId = new TreeMap<>();

    private final BroadcastState<String, T> state;

    private DocumentsInForce(BroadcastState<String, T> state) {
        this.state = state;
    }

    /** The state of {@link #of}, under which a function's input is to be broadcast. */
    public static <T extends ControlDocument> MapStateDescriptor<String, T> state(Topic<T> topic) {
        return new MapStateDescriptor<>(
                topic.entity() + "-in-force", Types.STRING, TypeInformation.of(topic.recordType()));
    }

    /** To be called where a function's state is initialized. */
    public static <T extends ControlDocument> DocumentsInForce<T> of(
            InitialDocuments<T> initial, OperatorStateStore store) throws Exception {
        BroadcastState<String, T> state = store.getBroadcastState(state(initial.topic()));
        // One entry from the first start on: a function that is new in a job that is restored has none.
        BroadcastState<String, Boolean> begun = store.getBroadcastState(
                new MapStateDescriptor<>(initial.topic().entity() + "-begun", Types.STRING, Types.BOOLEAN));
        if (!begun.contains(BEGUN)) {
            begun.put(BEGUN, true);
            state.putAll(initial.inForce());
        }
        DocumentsInForce<T> documents = new DocumentsInForce<>(state);
        for (Map.Entry<String, T> document : state.immutableEntries()) {
            documents.byId.put(document.getKey(), document.getValue());
        }
        return documents;
    }

    /** All, by id; those that are disabled too. */
    public Collection<T> all() {
        return byId.values();
    }

    public @Nullable T get(String id) {
        return byId.get(id);
    }

    /** Something else is in force from now on. */
    public void apply(Change<T> change) throws Exception {
        T document = change.value();
        if (document == null) {
            byId.remove(change.key());
            state.remove(change.key());
        } else {
            byId.put(change.key(), document);
            state.put(change.key(), document);
        }
    }
}
