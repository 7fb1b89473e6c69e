/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.local;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has started, closed in reverse order at its end.
 *
 * <p>When the process is told to end (Ctrl-C, SIGTERM), the thread that made this is interrupted, so that it stops what it
 * does, starts included, and closes; the process waits for that. What a thread that does not listen has left open after half
 * a minute is closed without it. Closing twice does nothing.
 */
public final class Resources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Thread owner = Thread.currentThread();
    private final Thread hook = new Thread(this::stop, "freshet-stop");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<String> announcement;
    private boolean closing;

    private Resources(Consumer<String> announcement) {
        this.announcement = announcement;
    }

    /**
     * Begins to listen for the end of the process.
     *
     * @param announcement is told once that the process has been told to end
     */
    public static Resources closedAtTheEnd(Consumer<String> announcement) {
        Resources resources = new Resources(announcement);
        Runtime.getRuntime().addShutdownHook(resources.hook);
        return resources;
    }

    /** Only the thread that made this may call it. */
    public <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        beginClosing();
        closeAll();
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            LOG.debug("closed while the process ends");
        }
    }

    /** An interrupt that told us to stop has done so; closing waits for things and must not be interrupted. */
    private synchronized void beginClosing() {
        closing = true;
        boolean unused = Thread.interrupted();
    }

    private synchronized void interruptOwner() {
        if (!closing) {
            owner.interrupt();
        }
    }

    /** Interrupts again and again, because a library may swallow it. */
    private void stop() {
        announcement.accept("stopping …");
        try {
            for (long second = 0; second < PATIENCE.toSeconds(); second++) {
                interruptOwner();
                if (closed.await(1, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        closeAll();
    }

    private void closeAll() {
        for (@Nullable AutoCloseable resource = open.poll(); resource != null; resource = open.poll()) {
            try {
                resource.close();
            } catch (Exception failed) {
                LOG.warn("Could not close {}", resource, failed);
            }
        }
    }
}
