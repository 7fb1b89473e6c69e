/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final int SHORTLY_MILLIS = 300;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final byte[] PING = {1, 2, 3, 4};

    private EchoServer server;
    private Link link;

    @BeforeEach
    void leadsToAnEcho() throws IOException {
        server = EchoServer.start();
        link = Link.open();
        link.leadTo(server.port());
    }

    @AfterEach
    void close() {
        link.close();
        server.close();
    }

    @Test
    void aGoodLinkCarriesEverythingAndTheEnd() throws Exception {
        try (Socket client = client()) {
            ping(client);
            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            await().until(() -> link.connections() == 0);
            assertThat(link.swallowed()).isZero();
            assertThat(link.delayed()).isZero();
        }
    }

    @Test
    void aSilentLinkKeepsConnectionsOpenThatNeverGetWellAgain() throws Exception {
        try (Socket client = client()) {
            ping(client);

            link.set(Condition.SILENT);
            client.getOutputStream().write(PING);
            await().until(() -> link.swallowed() == PING.length);
            link.set(Condition.GOOD);
            client.getOutputStream().write(PING);

            assertSilent(client);
            assertThat(server.received()).isEqualTo(PING.length);
            try (Socket next = client()) {
                ping(next);
            }
        }
    }

    @Test
    void aConnectionThatHadNothingToLoseSurvivesASilentLink() throws Exception {
        try (Socket client = client()) {
            ping(client);
            link.set(Condition.SILENT);
            link.set(Condition.GOOD);

            ping(client);
        }
    }

    @Test
    void aHalfOpenConnectionDoesWhatItIsAskedAndDoesNotAnswer() throws Exception {
        try (Socket client = client()) {
            ping(client);

            link.set(Condition.HALF_OPEN);
            client.getOutputStream().write(PING);

            await().until(() -> server.received() == 2 * PING.length);
            await().until(() -> link.swallowed() == PING.length);
            assertSilent(client);
        }
    }

    @Test
    void aDelayedLinkIsLateBothWaysAndLosesNothing() throws Exception {
        Duration delay = Duration.ofMillis(200);
        link.set(Condition.delayed(delay));
        try (Socket client = client()) {
            long begin = System.nanoTime();
            ping(client);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
            assertThat(link.delayed()).isEqualTo(2L * PING.length);
        }
    }

    @Test
    void aThrottledLinkIsAsSlowAsItIsToldOverAllConnections() throws Exception {
        link.set(Condition.throttled(100_000));
        byte[] half = new byte[40_000];
        try (Socket one = client();
                Socket other = client()) {
            long begin = System.nanoTime();
            one.getOutputStream().write(half);
            other.getOutputStream().write(half);

            assertThat(one.getInputStream().readNBytes(half.length)).isEqualTo(half);
            assertThat(other.getInputStream().readNBytes(half.length)).isEqualTo(half);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(790));
        }
    }

    @Test
    void bytesKeepTheirOrderWhileTheConditionChanges() throws Exception {
        long seed = 42;
        byte[] sent = new byte[1_000_000];
        new Random(seed).nextBytes(sent);
        try (Socket client = client()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(client, sent));
            byte[] back = new byte[sent.length];
            for (int from = 0; from < back.length; from += sent.length / 10) {
                link.set(from % 200_000 == 0 ? Condition.delayed(Duration.ofMillis(50)) : Condition.GOOD);
                client.getInputStream().readNBytes(back, from, sent.length / 10);
            }

            assertThat(back).as("seed %d", seed).isEqualTo(sent);
            writing.join();
        }
    }

    @Test
    void aResetEndsWhatIsOpenAndNothingElse() throws Exception {
        try (Socket client = client()) {
            ping(client);

            assertThat(link.reset()).isEqualTo(1);

            assertReset(client);
            await().until(() -> server.connections() == 0);
        }
        try (Socket next = client()) {
            ping(next);
        }
    }

    @Test
    void aRefusingLinkLetsNobodyInAndNobodyOut() throws Exception {
        try (Socket before = client()) {
            ping(before);

            link.set(Condition.REFUSING);

            try (Socket refused = client()) {
                assertReset(refused);
            }
            ping(before);
        }
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static void ping(Socket client) throws IOException {
        client.getOutputStream().write(PING);
        assertThat(client.getInputStream().readNBytes(PING.length)).isEqualTo(PING);
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SHORTLY_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private static void assertReset(Socket client) {
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
}
