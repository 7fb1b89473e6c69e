/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that watches its parent and whose own shutdown never comes to an end; says when it is up. */
final class StuckChild {

    private StuckChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(StuckChild::hang));
        new ParentWatch(System.in, Duration.ofMillis(500)).start();
        System.out.println("up");
        new CountDownLatch(1).await();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ignored) {
            hang();
        }
    }
}
