/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.example;

import dev.freshet.example.good.StockLevel;

/** A class of common must not know a job. */
public final class KnowsAJob {

    public long onHand(StockLevel level) {
        return level.onHand();
    }
}
