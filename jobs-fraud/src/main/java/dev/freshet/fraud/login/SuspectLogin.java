/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;

/**
 * A login from a new device, after many that failed.
 *
 * @param login when it was, and its event id
 */
public record SuspectLogin(Moment login) {}
