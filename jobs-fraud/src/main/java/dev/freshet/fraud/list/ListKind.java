/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

/** What an entry of a list names. Constants are appended, never renamed. */
public enum ListKind {
    ACCOUNT,
    DEVICE,
    /** One IPv4 or IPv6 address. */
    IP,
    /** All addresses with a common prefix, such as 10.0.0.0/8 or 2001:db8::/32. */
    CIDR,
    MERCHANT
}
