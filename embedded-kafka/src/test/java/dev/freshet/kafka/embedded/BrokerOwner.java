/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a broker, prints the broker's process id and waits to be killed. */
final class BrokerOwner {

    private BrokerOwner() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedKafka broker = EmbeddedKafka.start(BrokerSettings.in(Path.of(arguments[0])));
        System.out.println(broker.pid());
        new CountDownLatch(1).await();
    }
}
