/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When what is kept of a terminal is forgotten next; a timer is set for each of these times.
 *
 * @param amounts epoch milliseconds by currency; one that is not there has nothing
 * @param shares epoch milliseconds; null of nothing
 */
public record TerminalMemory(
        Map<String, Long> amounts, @Nullable Long shares) {

    static final TerminalMemory NONE = new TerminalMemory(Map.of(), null);

    boolean isEmpty() {
        return amounts.isEmpty() && shares == null;
    }

    /** @param forgetAt null where nothing of the currency is left */
    TerminalMemory withAmounts(String currency, @Nullable Long forgetAt) {
        Map<String, Long> changed = new HashMap<>(amounts);
        if (forgetAt == null) {
            changed.remove(currency);
        } else {
            changed.put(currency, forgetAt);
        }
        return new TerminalMemory(changed, shares);
    }

    /** @param forgetAt null where nothing is left */
    TerminalMemory withShares(@Nullable Long forgetAt) {
        return new TerminalMemory(amounts, forgetAt);
    }
}
