/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import dev.freshet.kafka.embedded.BrokerSettings;
import dev.freshet.kafka.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * A broker in a child process that wants to know who is there: TLS, client certificates, SCRAM, and rights by ACL.
 *
 * <p>Nobody has any right until it is given, except those who come without a name ({@code User:ANONYMOUS}): through the
 * plain door, which is for the test's own hands, and through TLS without a client certificate. Certificates and passwords
 * are made at the start and end with it.
 */
public final class SecureKafka {

    /** A listener of the broker. */
    public enum Door {
        /** Neither encrypted nor asked for a name. */
        PLAIN,
        /** Encrypted; the broker shows its certificate. */
        TLS,
        /** Encrypted; both show theirs. The client's principal is its certificate's name, {@code CN=…}. */
        MUTUAL,
        /** Encrypted, with name and password by SCRAM-SHA-512. */
        SCRAM,
        /** Encrypted, by a certificate that was made for another host. */
        ELSEWHERE
    }

    private final Path directory;
    private final CertificateAuthority authority;
    private final String storePassword;
    private final EmbeddedKafka broker;
    private final KafkaFixture plain;

    private SecureKafka(Path directory) throws IOException {
        this.directory = directory;
        this.storePassword = secret();
        this.authority = CertificateAuthority.create(directory, "freshet", storePassword);
        this.broker = EmbeddedKafka.start(settings());
        this.plain = new KafkaFixture(
                new TestBroker("process " + broker.pid() + " with TLS", broker.bootstrapServers(), broker::kill));
    }

    /** The broker of this JVM, started by the first test that asks for it; it ends with the JVM. */
    public static SecureKafka shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final SecureKafka INSTANCE = start();

        private static SecureKafka start() {
            try {
                SecureKafka kafka = new SecureKafka(Files.createTempDirectory("freshet-secure-kafka-"));
                Runtime.getRuntime().addShutdownHook(new Thread(kafka::end));
                return kafka;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A text that is nowhere else, to be searched for where it must not be. */
    public static String secret() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }

    public String bootstrapServers(Door door) {
        return door == Door.PLAIN ? broker.bootstrapServers() : broker.bootstrapServers(door.name());
    }

    /** What a test does with topics and records, with all rights. */
    public KafkaFixture fixture() {
        return plain;
    }

    /** Signs the broker's certificates; issues those of clients. */
    public CertificateAuthority authority() {
        return authority;
    }

    /** Of all stores that {@link #authority} makes. */
    public String storePassword() {
        return storePassword;
    }

    /** A user of the SCRAM door, without any right. */
    public void addUser(String name, String password) throws ExecutionException, InterruptedException {
        ScramCredentialInfo form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
        plain.admin()
                .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, form, password)))
                .all()
                .get();
    }

    /** Gives a right to a principal such as {@code User:ann} or {@code User:CN=ann}, from any host. */
    public void allow(String principal, AclOperation operation, ResourcePattern on)
            throws ExecutionException, InterruptedException {
        AccessControlEntry entry = new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW);
        plain.admin().createAcls(List.of(new AclBinding(on, entry))).all().get();
    }

    private BrokerSettings settings() throws IOException {
        BrokerSettings settings = BrokerSettings.in(Files.createDirectory(directory.resolve("broker")))
                .withListener(Door.TLS.name(), SecurityProtocol.SSL)
                .withListener(Door.MUTUAL.name(), SecurityProtocol.SSL)
                .withListener(Door.SCRAM.name(), SecurityProtocol.SASL_SSL)
                .withListener(Door.ELSEWHERE.name(), SecurityProtocol.SSL)
                .withProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withProperty("super.users", "User:ANONYMOUS")
                .withProperty("listener.name.mutual.ssl.client.auth", "required")
                .withProperty(
                        "listener.name.mutual.ssl.truststore.location",
                        authority.trustStore().toString())
                .withProperty("listener.name.mutual.ssl.truststore.password", storePassword)
                .withProperty("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512")
                .withProperty(
                        "listener.name.scram.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        Path here = authority.issue("broker", "ip:127.0.0.1", "dns:localhost");
        Path elsewhere = authority.issue("elsewhere", "dns:elsewhere.example");
        Map<Door, Path> keys = Map.of(Door.TLS, here, Door.MUTUAL, here, Door.SCRAM, here, Door.ELSEWHERE, elsewhere);
        for (Map.Entry<Door, Path> door : keys.entrySet()) {
            String listener = "listener.name." + door.getKey().name().toLowerCase(Locale.ROOT);
            settings = settings.withProperty(
                            listener + ".ssl.keystore.location", door.getValue().toString())
                    .withProperty(listener + ".ssl.keystore.password", storePassword);
        }
        return settings;
    }

    private void end() {
        plain.admin().close(Duration.ZERO);
        broker.kill();
        ProcessBroker.delete(directory);
    }
}
