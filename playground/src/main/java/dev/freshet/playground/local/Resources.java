/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has started, closed in reverse order: at its end, or when the process is told to end (Ctrl-C, SIGTERM),
 * whichever comes first. Closing twice does nothing.
 */
public final class Resources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "freshet-stop");

    private Resources() {}

    public static Resources closedAtTheEnd() {
        Resources resources = new Resources();
        Runtime.getRuntime().addShutdownHook(resources.hook);
        return resources;
    }

    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            LOG.debug("closed while the process ends");
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception failed) {
                LOG.warn("Could not close {}", resource, failed);
            }
        }
    }
}
