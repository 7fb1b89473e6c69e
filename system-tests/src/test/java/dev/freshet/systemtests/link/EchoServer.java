/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets, over any number of connections. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    private EchoServer(ServerSocket door) {
        this.door = door;
    }

    static EchoServer start() throws IOException {
        EchoServer server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        inBackground(server::acceptAll);
        return server;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes, over all connections. */
    int received() {
        return received.get();
    }

    int connections() {
        return connections.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = door.accept();
                connections.incrementAndGet();
                inBackground(() -> echo(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void echo(Socket client) {
        try (client) {
            byte[] buffer = new byte[1_000];
            for (int count = 0; count >= 0; count = client.getInputStream().read(buffer)) {
                received.addAndGet(count);
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException reset) {
            // That is what some tests do.
        } finally {
            connections.decrementAndGet();
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
