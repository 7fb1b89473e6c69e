/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

/** By what a detector counts. Constants are appended, never renamed. */
public enum GroupKey {
    ACCOUNT,
    TERMINAL,
    IP
}
