/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

/**
 * A broker that runs until it is closed.
 *
 * @param description how it runs, for the log
 * @param bootstrapServers where clients connect
 * @param close ends it and removes what it left
 */
record TestBroker(String description, String bootstrapServers, Runnable close) {

    /** Starts the broker of this JVM, as the choice says. */
    static TestBroker start(BrokerChoice choice) {
        return switch (choice) {
            case CONTAINER -> ContainerBroker.start();
            case PROCESS -> ProcessBroker.start("as demanded");
            case AUTO -> ContainerBroker.startIfPossible();
        };
    }
}
