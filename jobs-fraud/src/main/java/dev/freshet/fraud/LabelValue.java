/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

/** What a transaction turned out to be. Constants are appended, never renamed. */
public enum LabelValue {
    FRAUD,
    GENUINE
}
