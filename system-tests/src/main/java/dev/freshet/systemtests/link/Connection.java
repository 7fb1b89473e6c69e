/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: a pipe each way, which end together. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket client;
    private final Socket server;
    private final Set<Connection> open;
    private final List<Pipe> pipes;

    /** @param open where it stands from its start to its end */
    Connection(Socket client, Socket server, Traffic traffic, Set<Connection> open) {
        this.client = client;
        this.server = server;
        this.open = open;
        this.pipes = List.of(
                new Pipe(client, server, Traffic.Direction.REQUESTS, traffic, this::reset),
                new Pipe(server, client, Traffic.Direction.ANSWERS, traffic, this::reset));
    }

    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(this);
        for (Pipe pipe : pipes) {
            pipe.start(this::endIfBothHaveEnded);
        }
    }

    private void endIfBothHaveEnded() {
        if (pipes.stream().allMatch(Pipe::hasEnded)) {
            end();
        }
    }

    /** Both ends are told that something went wrong. */
    void reset() {
        reset(client);
        reset(server);
        end();
    }

    private void end() {
        open.remove(this);
        pipes.forEach(Pipe::stop);
        close(client);
        close(server);
    }

    /** Closes with RST in place of FIN. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            LOG.debug("{} is closed already", socket, gone);
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("{} does not close in order", socket, gone);
        }
    }
}
