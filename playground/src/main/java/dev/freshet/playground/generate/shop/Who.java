/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import org.jspecify.annotations.Nullable;

/**
 * What the shop's page knows of the person in front of it.
 *
 * @param user null until somebody signs in
 */
record Who(@Nullable String user, String browser, String session) {

    /** The key of the events topic. */
    String key() {
        return user == null ? browser : user;
    }
}
