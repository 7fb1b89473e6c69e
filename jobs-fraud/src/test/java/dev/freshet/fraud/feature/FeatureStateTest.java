/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.testkit.pin.PojoTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What features keep is serialized by Flink itself. */
final class FeatureStateTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                BucketKey.class,
                AmountRow.class,
                AmountTotal.class,
                JudgedRow.class,
                JudgedTotal.class,
                AmountHistory.class,
                KnownValues.class,
                FiguredTransaction.class,
                TerminalInput.class,
                TerminalMemory.class,
                AccountSpending.class
            })
    void isAPojo(Class<?> state) {
        PojoTypes.assertPojo(state);
    }
}
