/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sets one scheme after the other going, in turn, so that a short history has some of each. */
final class Schemes {

    private final Bank bank;
    private final List<Scheme> schemes;
    private final Duration between;
    private int turn;

    /** @param between mean time from one to the next */
    Schemes(Bank bank, List<Scheme> schemes, Duration between) {
        this.bank = bank;
        this.schemes = schemes;
        this.between = between;
    }

    void expect(Instant now) {
        bank.agenda().plan(now.plus(bank.dice().wait(between)), time -> {
            next(time);
            expect(time);
        });
    }

    /** One that cannot begin lets the following go first. */
    private void next(Instant now) {
        for (int i = 0; i < schemes.size(); i++) {
            Scheme scheme = schemes.get(turn);
            turn = (turn + 1) % schemes.size();
            if (scheme.begin(now)) {
                return;
            }
        }
    }
}
