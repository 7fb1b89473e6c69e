/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports on 127.0.0.1 that nobody listens on.
 *
 * <p>They come from below the range that operating systems give to outgoing connections (32768 on Linux, 49152
 * elsewhere): a port from within that range could be lost to any client's connection while the broker is down between
 * two starts. Somebody can still take a port between the look and its use; whoever uses one has to try again.
 */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_768;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /** A random free port, other than these. */
    public static int otherThan(int... these) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (IntStream.of(these).noneMatch(taken -> taken == port) && isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port found between " + LOWEST + " and " + (BEYOND - 1));
    }

    static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as Kafka does: connections that linger after a kill do not count
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException taken) {
            return false;
        }
    }
}
