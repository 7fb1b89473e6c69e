/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One direction of a connection. One thread reads and decides when a piece arrives, another one writes it then.
 *
 * <p>What is under way is bounded, as in a network: who sends more has to wait.
 */
final class Pipe {

    private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);
    private static final int PIECE_BYTES = 8_192;

    /** Pieces; 64 KB at most. */
    private static final int UNDER_WAY = 8;

    private final Socket from;
    private final Socket to;
    private final Traffic.Direction direction;
    private final Traffic traffic;
    private final Runnable onFailure;
    private final DelayQueue<Piece> underWay = new DelayQueue<>();
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final Thread reader = new Thread(this::read, "link-reader");
    private final Thread writer = new Thread(this::write, "link-writer");
    private Runnable onEnd = () -> {};
    private volatile boolean ended;

    /** Of the reader alone: whether something is missing, when the newest piece arrives, how many there were. */
    private boolean broken;

    private long newest = System.nanoTime();
    private int pieces;

    Pipe(Socket from, Socket to, Traffic.Direction direction, Traffic traffic, Runnable onFailure) {
        this.from = from;
        this.to = to;
        this.direction = direction;
        this.traffic = traffic;
        this.onFailure = onFailure;
        reader.setDaemon(true);
        writer.setDaemon(true);
    }

    /** @param atEnd is run when the last byte has been written */
    void start(Runnable atEnd) {
        onEnd = atEnd;
        reader.start();
        writer.start();
    }

    boolean hasEnded() {
        return ended;
    }

    /** The sockets are the caller's to close. */
    void stop() {
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[PIECE_BYTES];
            int read;
            do {
                read = in.read(buffer);
                take(Arrays.copyOf(buffer, Math.max(0, read)), read < 0);
            } while (read >= 0);
        } catch (IOException gone) {
            LOG.debug("{} are over", direction, gone);
            onFailure.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(byte[] bytes, boolean isEnd) throws InterruptedException {
        broken |= traffic.loses(direction);
        if (broken) {
            traffic.swallow(bytes.length);
            return;
        }
        room.acquire();
        newest = Math.max(newest, traffic.arrival(direction, bytes.length));
        underWay.add(new Piece(bytes, isEnd, newest, pieces++));
    }

    private void write() {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Piece piece = underWay.take();
                room.release();
                if (piece.isEnd()) {
                    to.shutdownOutput();
                    ended = true;
                    onEnd.run();
                    return;
                }
                out.write(piece.bytes());
            }
        } catch (IOException gone) {
            LOG.debug("{} are over", direction, gone);
            onFailure.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
