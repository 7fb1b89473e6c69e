/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is being waited for, and how long it took. */
public final class Progress {

    private final PrintWriter out;
    private final InstantSource clock;

    public Progress(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Does a step: its name stands on the terminal while it runs, its duration after it. */
    public <T> T step(String name, Callable<T> work) throws Exception {
        out.print(String.format(Locale.ROOT, "  %-52s", name + " …"));
        out.flush();
        Instant begin = clock.instant();
        try {
            T result = work.call();
            out.println(seconds(Duration.between(begin, clock.instant())));
            return result;
        } catch (Exception failed) {
            if (!Shutdown.hasBegun()) {
                out.println("failed");
            }
            throw failed;
        } finally {
            out.flush();
        }
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Such as {@code 4.2 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%6.1f s", duration.toMillis() / 1_000.0);
    }
}
