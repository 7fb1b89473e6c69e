/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import dev.freshet.playground.cli.CommandFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** The port of Flink's web page. */
public final class WebPort {

    /** Flink's own default. */
    public static final int USUAL = 8081;

    private static final int LAST = 8_180;

    private WebPort() {}

    /** The usual port, or the next that nobody listens on. */
    public static int usualOrNext() {
        for (int port = USUAL; port <= LAST; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new CommandFailure(
                "Ports " + USUAL + " to " + LAST + " are all taken: name another one with --web-port.");
    }

    /** Exactly this port. */
    public static int exactly(int port) {
        if (!isFree(port)) {
            throw new CommandFailure(
                    "Port " + port + " is taken: stop what listens there, or name another one with" + " --web-port.");
        }
        return port;
    }

    /** Whether a start failed because somebody else took the port after we had looked. */
    public static boolean wasTaken(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
