/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where sources and sinks of a running job meet the test that started it: the cluster runs in the same JVM, but Flink
 * copies functions on their way to a task, so that they can share nothing but statics.
 */
final class RunRegistry {

    private static final Map<String, Queue<Object>> OUTPUTS = new ConcurrentHashMap<>();
    private static final Set<String> PLAYED = ConcurrentHashMap.newKeySet();

    private RunRegistry() {}

    /** What a sink of this name collects, in the order of arrival. */
    static Queue<Object> output(String name) {
        return OUTPUTS.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>());
    }

    static void played(String input) {
        PLAYED.add(input);
    }

    static boolean hasPlayed(String input) {
        return PLAYED.contains(input);
    }

    /** Forgets all of a run. */
    static void forget(String run) {
        OUTPUTS.keySet().removeIf(name -> name.startsWith(run));
        PLAYED.removeIf(name -> name.startsWith(run));
    }
}
