/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.security.UnrecoverableKeyException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Why there is no talking to Kafka, and what to do about it. */
final class ConnectionFault {

    private ConnectionFault() {}

    /** Names options and files, never the value of a secret: what Kafka and the JDK say here holds none. */
    static String explain(String servers, Throwable cause) {
        if (cause instanceof SslAuthenticationException) {
            return "no TLS connection to Kafka at %s: %s".formatted(servers, tls(rootOf(cause)));
        }
        if (cause instanceof AuthenticationException) {
            return "Kafka at %s refuses the credentials: %s. Check user and password, and kafka.security.protocol, kafka.sasl.mechanism and kafka.sasl.jaas.config"
                    .formatted(servers, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return "Kafka at %s does not answer. Check kafka.bootstrap.servers, the network and kafka.security.protocol; --preflight=off where only the cluster can reach Kafka"
                    .formatted(servers);
        }
        if (ExceptionUtils.findThrowable(cause, UnrecoverableKeyException.class).isPresent()) {
            return "a key store or trust store does not open with its password. Check kafka.ssl.truststore.password and kafka.ssl.keystore.password, and that the key they refer to is in the file of secrets";
        }
        return "Kafka at %s cannot be asked: %s. Check the kafka.* options".formatted(servers, rootOf(cause));
    }

    /** The JDK says what is wrong, in words for those who know PKIX. */
    private static String tls(Throwable root) {
        String said = String.valueOf(root.getMessage());
        if (said.contains("certification path") || said.contains("trustAnchors")) {
            return "the broker's certificate is not trusted (%s). Give the CA that signed it as kafka.ssl.truststore.location"
                    .formatted(said);
        }
        if (said.contains("subject alternative") || said.contains("No name matching")) {
            return "the broker's certificate is for another host (%s). Connect by a name that stands in the certificate, or have one made for this name; do not switch the check off"
                    .formatted(said);
        }
        return "%s. Check that this is a TLS listener, and kafka.ssl.truststore.*; where brokers ask for a certificate, also kafka.ssl.keystore.*"
                .formatted(said);
    }

    /** Kafka wraps what is wrong in "failed to create client", the JDK in "handshake failed". */
    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
