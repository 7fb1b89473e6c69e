/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.time.Instant;

/** One event of a visitor that named a user. */
record SignIn(Instant at, String user) {}
