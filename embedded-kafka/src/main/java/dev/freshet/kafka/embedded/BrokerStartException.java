/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.io.IOException;

/** The broker did not come up; the message is for a person and ends with what the broker last logged, if it got so far. */
public final class BrokerStartException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean portTaken;

    private BrokerStartException(String message, boolean portTaken) {
        super(message);
        this.portTaken = portTaken;
    }

    static BrokerStartException portTaken(int port) {
        return new BrokerStartException(
                "Port " + port + " is taken: stop what listens there, or give another port (0 for any free one).",
                true);
    }

    static BrokerStartException died(int exitStatus, BrokerLog log) throws IOException {
        String tail = log.tail();
        return new BrokerStartException(
                "The Kafka broker ended with status " + exitStatus + " before it was ready. The end of " + log.file()
                        + ":\n" + tail,
                tail.contains("Address already in use"));
    }

    static BrokerStartException tooSlow(BrokerSettings settings, BrokerLog log) throws IOException {
        return new BrokerStartException(
                "The Kafka broker was not ready after " + settings.startTimeout() + ". The end of " + log.file() + ":\n"
                        + log.tail(),
                false);
    }

    /** It has closed its output, so that it can never say that it is ready, and does not end. */
    static BrokerStartException silent(BrokerSettings settings, BrokerLog log) throws IOException {
        return new BrokerStartException(
                "The Kafka broker stopped before it was ready, but had not ended after " + settings.startTimeout()
                        + ". The end of " + log.file() + ":\n" + log.tail(),
                false);
    }

    boolean isPortTaken() {
        return portTaken;
    }
}
