/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

/** What an entry of a list does. Constants are appended, never renamed. */
public enum ListName {
    /** Transactions pass, whatever else is known. */
    ALLOW,
    /** Transactions do not pass, unless they are allowed. */
    BLOCK,
    /** Positions of a network say nothing about where somebody is: a VPN or a proxy. */
    TRUSTED_NETWORK
}
