/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where sources and sinks of a running job meet the test that started it: the cluster runs in the same JVM, but Flink
 * copies functions on their way to a task, so that they can share nothing but statics.
 */
final class RunRegistry {

    private static final Map<String, Queue<Object>> OUTPUTS = new ConcurrentHashMap<>();
    private static final Map<String, CompletableFuture<Void>> PLAYED = new ConcurrentHashMap<>();

    private RunRegistry() {}

    static String qualified(String run, String name) {
        return run + "/" + name;
    }

    /** What a sink of this name collects, in the order of arrival. */
    static Queue<Object> output(String name) {
        return OUTPUTS.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>());
    }

    /** Completes when the input has played its script. */
    static CompletableFuture<Void> played(String input) {
        return PLAYED.computeIfAbsent(input, unused -> new CompletableFuture<>());
    }

    /** Forgets all of a run. */
    static void forget(String run) {
        OUTPUTS.keySet().removeIf(name -> name.startsWith(run));
        PLAYED.keySet().removeIf(name -> name.startsWith(run));
    }
}
