/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port on 127.0.0.1 that leads to another one, over a link whose {@link Condition} can change at any time.
 *
 * <p>Its port is known before it leads anywhere, so that a server can tell its clients to come this way.
 */
public final class Link implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final ServerSocket door;
    private final Traffic traffic = new Traffic();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int target;

    private Link(ServerSocket door) {
        this.door = door;
    }

    /** Takes a free port and resets whoever connects, until it leads somewhere. */
    public static Link open() throws IOException {
        Link link = new Link(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(link::acceptAll, "link-" + link.port());
        thread.setDaemon(true);
        thread.start();
        return link;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Where new connections lead. */
    public void leadTo(int port) {
        target = port;
    }

    /** What happens from now on, to open connections too. */
    public void set(Condition condition) {
        LOG.info("the link is {}", condition);
        traffic.set(condition);
    }

    /** Resets all connections that are open; new ones are let in. Returns how many are gone by that. */
    public int reset() {
        Set<Connection> before = Set.copyOf(connections);
        before.forEach(Connection::reset);
        int gone = Math.toIntExact(
                before.stream().filter(each -> !connections.contains(each)).count());
        LOG.info("reset of {} connections", gone);
        return gone;
    }

    /** How many bytes came late so far. */
    public long delayed() {
        return traffic.delayed();
    }

    /** How many bytes were swallowed so far. */
    public long swallowed() {
        return traffic.swallowed();
    }

    /** How many who wanted to connect were not let in so far. */
    public int refused() {
        return refused.get();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                LOG.debug("the link takes no more connections", closed);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (target == 0 || traffic.condition().refusing()) {
            Connection.reset(client);
            refused.incrementAndGet();
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            new Connection(client, server, traffic, connections).start();
        } catch (IOException nobodyThere) {
            LOG.debug("nobody at port {}", target, nobodyThere);
            Connection.reset(client);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }
}
