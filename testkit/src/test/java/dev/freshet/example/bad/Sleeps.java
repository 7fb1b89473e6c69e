/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

/** Waits by the clock. */
final class Sleeps {

    void settle() throws InterruptedException {
        Thread.sleep(10);
    }
}
