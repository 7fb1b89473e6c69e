/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A login, and what the lists say of it at its time.
 *
 * @param late whether the watermark had passed its time when it came
 * @param allowed the entry of the allow list that names it; null where none does
 * @param trustedNetwork whether its address says nothing about where somebody is
 */
public record ListedLogin(
        Login login, boolean late, @Nullable ListEntry allowed, boolean trustedNetwork) {

    public Moment moment() {
        return Moment.of(login);
    }
}
