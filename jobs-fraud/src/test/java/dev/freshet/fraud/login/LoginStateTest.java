/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.testkit.pin.PojoTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of logins is serialized by Flink itself. */
final class LoginStateTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                AccountLogins.class,
                RecentFailures.class,
                LoginBurst.class,
                SuspectLogin.class,
                SprayedAddress.class
            })
    void isAPojo(Class<?> state) {
        PojoTypes.assertPojo(state);
    }
}
