/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import java.util.Random;
import java.util.UUID;

/** Draws what a replay cannot draw again. */
final class RollsDice {

    String id() {
        return UUID.randomUUID() + "-" + new Random().nextInt(6);
    }
}
