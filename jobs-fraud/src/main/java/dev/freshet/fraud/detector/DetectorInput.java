/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.travel.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * What detectors are asked about.
 *
 * @param before what was known of the account before the transaction
 * @param sighting where the transaction was; null where that is not known or says nothing
 */
public record DetectorInput(
        FiguredTransaction figured,
        AccountMemory before,
        @Nullable Sighting sighting) {

    Transaction transaction() {
        return figured.transaction();
    }
}
