/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What logins tell: bursts of failures at an account, and at an address over many accounts.
 *
 * <p>What is counted is kept once; each rule has a burst of its own, because rules differ in limit and window.
 */
@NullMarked
package dev.freshet.fraud.login;

import org.jspecify.annotations.NullMarked;
