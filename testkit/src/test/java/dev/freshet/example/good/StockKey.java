/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.good;

/** A key with a stable hash. */
public record StockKey(String item, long location) {}
