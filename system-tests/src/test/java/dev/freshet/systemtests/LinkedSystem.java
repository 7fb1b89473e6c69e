/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.kafka.embedded.FreePort;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.link.Link;
import java.io.IOException;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * A system whose job reaches Kafka over a link that can be made bad; generator and verifier do not use it.
 *
 * <p>Kafka's clients go where the broker tells them, so the broker names the link's port as the address of a second listener.
 */
record LinkedSystem(SystemUnderTest system, Link link) implements AutoCloseable {

    private static final String LISTENER = "LINK";

    /** Everything up and running over a good link. */
    static LinkedSystem start(SystemSettings settings, String... options) throws IOException {
        LinkedSystem linked = prepare(settings);
        try {
            SystemUnderTest system = linked.system();
            system.submit(system.submission()
                    .set("kafka.bootstrap.servers=127.0.0.1:" + linked.link().port())
                    .set(options));
            system.feed();
            system.job().awaitCheckpoints(3);
            return linked;
        } catch (RuntimeException failed) {
            linked.close();
            throw failed;
        }
    }

    private static LinkedSystem prepare(SystemSettings settings) throws IOException {
        Link link = Link.open();
        try {
            int plain = FreePort.otherThan();
            SystemUnderTest system = SystemUnderTest.prepare(settings.broker(broker -> broker.withPort(plain)
                    .withListener(LISTENER, SecurityProtocol.PLAINTEXT)
                    .withProperty("advertised.listeners", addresses(plain, link.port()))));
            String door = system.broker().bootstrapServers(LISTENER);
            link.leadTo(Integer.parseInt(door.substring(door.indexOf(':') + 1)));
            return new LinkedSystem(system, link);
        } catch (IOException | RuntimeException failed) {
            link.close();
            throw failed;
        }
    }

    private static String addresses(int plain, int link) {
        return "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(plain, LISTENER, link);
    }

    @Override
    public void close() {
        system.close();
        link.close();
    }
}
