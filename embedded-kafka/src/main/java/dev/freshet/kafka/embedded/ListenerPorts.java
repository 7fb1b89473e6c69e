/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a broker listens on 127.0.0.1.
 *
 * @param controller may be another one at every start; the others stay, because clients know them
 */
record ListenerPorts(int plain, int controller, Map<String, Integer> further) {

    /** Takes free ports for what has none yet: {@code plain} where it is 0, and every listener that is not known. */
    static ListenerPorts choose(BrokerSettings settings, int plain, Map<String, Integer> known) throws IOException {
        ListenerPorts chosen = new ListenerPorts(plain == 0 ? FreePort.otherThan() : plain, 0, new TreeMap<>(known));
        for (String listener : settings.listeners().keySet()) {
            if (!known.containsKey(listener)) {
                chosen.further.put(listener, chosen.another());
            }
        }
        return new ListenerPorts(chosen.plain, chosen.another(), chosen.further);
    }

    private int another() throws IOException {
        int[] taken = new int[further.size() + 1];
        taken[0] = plain;
        int next = 1;
        for (int port : further.values()) {
            taken[next++] = port;
        }
        return FreePort.otherThan(taken);
    }
}
