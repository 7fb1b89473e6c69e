/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import java.util.logging.Logger;

/** Logs past the cluster's logging. */
final class UsesJavaLogging {

    void say(String line) {
        Logger.getLogger("example").info(line);
    }
}
