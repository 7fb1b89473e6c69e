/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest small amounts of an account in one currency, by one rule.
 *
 * @param moments in order, at most twice as many as the rule asks for
 */
public record SmallAmounts(List<Moment> moments) {

    public static final SmallAmounts NONE = new SmallAmounts(List.of());

    SmallAmounts plus(Moment moment, int most) {
        List<Moment> more = new ArrayList<>(moments);
        more.add(moment);
        more.sort(null);
        return new SmallAmounts(
                more.size() > most ? new ArrayList<>(more.subList(more.size() - most, more.size())) : more);
    }

    /** Without what is not after an instant. */
    public SmallAmounts forget(Instant until) {
        return new SmallAmounts(new ArrayList<>(
                moments.stream().filter(moment -> moment.at().isAfter(until)).toList()));
    }
}
