/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import java.util.Locale;

/** Which kind of broker the tests of this JVM use. */
enum BrokerChoice {
    /** A container where a Docker engine answers, else a child process. */
    AUTO,
    /** Apache's image through Testcontainers; fails without a Docker engine. */
    CONTAINER,
    /** A child process, whether Docker is there or not. */
    PROCESS;

    static final String PROPERTY = "freshet.test.kafka";
    static final String ENVIRONMENT = "FRESHET_TEST_KAFKA";

    /** The system property, else the environment variable, else {@link #AUTO}. */
    static BrokerChoice ofThisRun() {
        String environment = System.getenv().getOrDefault(ENVIRONMENT, "auto");
        return parse(System.getProperty(PROPERTY, environment));
    }

    static BrokerChoice parse(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "auto", "" -> AUTO;
            case "container" -> CONTAINER;
            case "process" -> PROCESS;
            default ->
                throw new IllegalArgumentException(
                        "system property %s (or environment %s) must be container, process or auto, not '%s'"
                                .formatted(PROPERTY, ENVIRONMENT, text));
        };
    }
}
