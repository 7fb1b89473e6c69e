/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attempt changed.
 *
 * @param burst from now on
 * @param notices in their order
 */
public record BurstStep(LoginBurst burst, List<BurstNotice> notices) {

    static BurstStep unchanged(LoginBurst burst) {
        return new BurstStep(burst, List.of());
    }

    boolean says(BurstNotice.Kind kind) {
        return notices.stream().anyMatch(notice -> notice.kind() == kind);
    }

    BurstStep then(LoginBurst next, BurstNotice... more) {
        List<BurstNotice> all = new ArrayList<>(notices);
        all.addAll(List.of(more));
        return new BurstStep(next, all);
    }
}
