/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import dev.freshet.playground.example.Screen;

/** A job must not know the playground. */
final class KnowsThePlayground {

    int width() {
        return Screen.WIDTH;
    }
}
