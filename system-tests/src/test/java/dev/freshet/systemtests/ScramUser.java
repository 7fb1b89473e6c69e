/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import dev.freshet.kafka.embedded.EmbeddedKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** Somebody whom a broker knows by name and password. */
record ScramUser(EmbeddedKafka broker, String name) {

    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

    static ScramUser add(EmbeddedKafka broker, String name, String password)
            throws ExecutionException, InterruptedException {
        ScramUser user = new ScramUser(broker, name);
        user.alter(new UserScramCredentialUpsertion(name, new ScramCredentialInfo(MECHANISM, 4_096), password));
        return user;
    }

    /** From now on the broker lets nobody in by this name. */
    void remove() throws ExecutionException, InterruptedException {
        alter(new UserScramCredentialDeletion(name, MECHANISM));
    }

    private void alter(UserScramCredentialAlteration alteration) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(alteration)).all().get();
        }
    }
}
