/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

/** Whether this process has been told to end: by Ctrl-C, SIGTERM or an exit. What fails then is no failure. */
public final class Shutdown {

    private Shutdown() {}

    public static boolean hasBegun() {
        Thread probe = new Thread(() -> {}, "never-started");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException refused) {
            // The JVM takes no more hooks once it has begun to end; there is no other way to ask.
            return true;
        }
    }
}
