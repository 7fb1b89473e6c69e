/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.UnrecoverableKeyException;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Why there is no talking to Kafka, and what to do about it. */
final class ConnectionFault {

    /** Their texts name hosts, files and options; the values of passwords Kafka itself hides in them. */
    private static final List<Class<? extends Exception>> WITHOUT_SECRETS = List.of(
            ConfigException.class,
            ApiException.class,
            ClassNotFoundException.class,
            FileNotFoundException.class,
            FileSystemException.class,
            UnknownHostException.class,
            ConnectException.class);

    private ConnectionFault() {}

    /**
     * Names options and files, never the value of a secret. Kafka parses what its references have become, so the text of
     * an error may quote a secret, and only that of known errors is repeated.
     */
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
            return "a key store or trust store does not open with its password. Check kafka.ssl.truststore.password"
                    + " and kafka.ssl.keystore.password, and that the key they refer to is in the file of secrets";
        }
        return unmade(servers, rootOf(cause));
    }

    private static String unmade(String servers, Throwable root) {
        if (String.valueOf(root.getMessage()).contains("JAAS config")) {
            return "kafka.sasl.jaas.config cannot be read after its references are replaced. It must be a login"
                    + " module, required, its key=\"value\" pairs and a semicolon; in a secret, a \" is written as \\\""
                    + " and a \\ as \\\\";
        }
        if (isWithoutSecrets(root)) {
            return "Kafka at %s cannot be asked: %s. Check the kafka.* options".formatted(servers, root);
        }
        return "Kafka at %s cannot be asked: %s, whose text may hold a secret and is left out. Check the kafka.* options and what they refer to"
                .formatted(servers, root.getClass().getSimpleName());
    }

    /** What was wrong at the bottom of it, in Kafka's words where these hold no secret. */
    static String textWithoutSecrets(Throwable e) {
        Throwable root = rootOf(e);
        // A plain one is of Kafka's own configuration, such as a class that is not what a property asks for.
        return isWithoutSecrets(root) || root.getClass() == KafkaException.class
                ? root.toString()
                : root.getClass().getSimpleName() + ", whose text may hold a secret and is left out";
    }

    private static boolean isWithoutSecrets(Throwable root) {
        return WITHOUT_SECRETS.stream().anyMatch(known -> known.isInstance(root));
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
