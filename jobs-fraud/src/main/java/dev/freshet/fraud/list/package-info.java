/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Lists of accounts, devices, addresses and merchants: who is let through, who is not, and which networks are trusted.
 */
@NullMarked
package dev.freshet.fraud.list;

import org.jspecify.annotations.NullMarked;
