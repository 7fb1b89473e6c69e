/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process when its parent is gone, however the parent died: the end of a pipe that only the parent holds tells it.
 *
 * <p>First in order (shutdown hooks run); where that takes longer than {@code patience}, at once.
 */
record ParentWatch(InputStream pipe, Duration patience) {

    void start() {
        daemon("parent-watch", this::exitAtTheEndOfThePipe);
    }

    private void exitAtTheEndOfThePipe() {
        awaitEndOfPipe();
        daemon("halt-watch", this::haltWhenImpatient);
        System.exit(0);
    }

    private void awaitEndOfPipe() {
        try {
            while (pipe.read() >= 0) {
                // The parent writes nothing; only the end matters.
            }
        } catch (IOException gone) {
            // A broken pipe is an end as well.
        }
    }

    /** Hooks may hang, or wait for a disk or network that is gone; nobody is left who would kill us. */
    private void haltWhenImpatient() {
        try {
            boolean unused = new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
