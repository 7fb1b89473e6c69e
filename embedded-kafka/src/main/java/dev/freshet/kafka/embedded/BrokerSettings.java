/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * How an embedded broker is started.
 *
 * @param directory holds the broker's data, configuration and log; a directory that was used before is continued
 * @param port where clients connect, on 127.0.0.1; 0 lets the broker take a free one
 * @param listeners further listeners beside the plain one, by name in capitals, with Kafka's word for their security protocol; each on a
 *     free port of its own. What they need of keys and mechanisms stands in the properties, as
 *     {@code listener.name.<name in lower case>.…}
 * @param properties Kafka's own names; they win over {@link SingleNode#PROPERTIES}
 * @param heapMegabytes the child JVM's maximum heap
 * @param startTimeout how long the broker may take until it serves clients
 */
public record BrokerSettings(
        Path directory,
        int port,
        Map<String, SecurityProtocol> listeners,
        Map<String, String> properties,
        int heapMegabytes,
        Duration startTimeout) {

    private static final Set<String> RESERVED =
            Set.of(ServerProperties.PLAIN_LISTENER, ServerProperties.CONTROLLER_LISTENER);

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 (any free one) to 65535, not " + port);
        }
        if (listeners.keySet().stream().anyMatch(name -> RESERVED.contains(name) || !name.matches("[A-Z]+"))) {
            throw new IllegalArgumentException(
                    "names of listeners are in capitals and none of " + RESERVED + ": " + listeners);
        }
        listeners = Map.copyOf(listeners);
        properties = Map.copyOf(properties);
    }

    /** A broker on a free port with 512 MB of heap, which must be up within two minutes. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, 0, Map.of(), Map.of(), 512, Duration.ofMinutes(2));
    }

    public BrokerSettings withPort(int chosen) {
        return new BrokerSettings(directory, chosen, listeners, properties, heapMegabytes, startTimeout);
    }

    public BrokerSettings withListener(String name, SecurityProtocol protocol) {
        Map<String, SecurityProtocol> more = new TreeMap<>(listeners);
        more.put(name, protocol);
        return new BrokerSettings(directory, port, more, properties, heapMegabytes, startTimeout);
    }

    public BrokerSettings withProperty(String name, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(name, value);
        return new BrokerSettings(directory, port, listeners, more, heapMegabytes, startTimeout);
    }

    public BrokerSettings withHeapMegabytes(int megabytes) {
        return new BrokerSettings(directory, port, listeners, properties, megabytes, startTimeout);
    }

    public BrokerSettings withStartTimeout(Duration timeout) {
        return new BrokerSettings(directory, port, listeners, properties, heapMegabytes, timeout);
    }
}
