/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.preflight.PreflightException;
import dev.freshet.testkit.kafka.SecureKafka.Door;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One right is missing, and the job says which before it starts; {@code SecureLaunchIT} shows that no other is needed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MissingRightsIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WRITE TOPIC NAME.echoes.v1   | no right to WRITE topics: NAME.echoes.v1. Grant WRITE on them to this user",
                "WRITE TOPIC NAME.status.v1   | no right to WRITE topics: NAME.status.v1. Grant WRITE on them to this user",
                "READ TOPIC NAME.calls.v1     | no right to READ topics: NAME.calls.v1. Grant READ on them to this user",
                "READ GROUP NAME              | no right to use the consumer group NAME. Grant READ on the group to this user",
                "WRITE TRANSACTIONAL_ID NAME. | no right to write in transactions whose id begins with 'NAME.'. Grant WRITE on transactional ids with this prefix (pattern type prefixed) to this user"
            })
    void isNamedWithWhatToGrant(String withheld, String fault) throws Exception {
        SecureClient client = new SecureClient(directory).through(Door.SCRAM);
        client.grant(Door.SCRAM, withheld.replace("NAME", client.name()));

        PreflightException refused = catchThrowableOfType(PreflightException.class, () -> client.run());

        assertThat(refused.faults()).containsExactly(fault.replace("NAME", client.name()));
    }

    /** An idempotent producer needs a right of its own only where it may write no topic at all. */
    @Test
    void areAllNamedAtOnceForAUserWithoutAny() throws Exception {
        SecureClient client = new SecureClient(directory).through(Door.SCRAM);

        PreflightException refused = catchThrowableOfType(PreflightException.class, () -> client.run());

        assertThat(refused.faults())
                .extracting(fault -> fault.replace(client.name(), "NAME"))
                .containsExactly(
                        "no right to READ topics: NAME.calls.v1. Grant READ on them to this user",
                        "no right to WRITE topics: NAME.calls.v1.dlq, NAME.calls.v1.late, NAME.echoes.v1, NAME.echoes.v1.dlq, NAME.status.v1. Grant WRITE on them to this user",
                        "no right to use the consumer group NAME. Grant READ on the group to this user",
                        "no right to write in transactions whose id begins with 'NAME.'. Grant WRITE on transactional ids with this prefix (pattern type prefixed) to this user");
    }
}
