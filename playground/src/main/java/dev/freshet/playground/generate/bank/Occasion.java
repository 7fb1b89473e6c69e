/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer does unusual things for a while without being robbed.
 *
 * @param incident the label of what is done meanwhile
 * @param trip null for who stays at home
 * @param spending by how much amounts are higher than usual
 */
record Occasion(
        Incident incident,
        Instant from,
        Instant until,
        @Nullable Trip trip,
        double spending) {

    boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
