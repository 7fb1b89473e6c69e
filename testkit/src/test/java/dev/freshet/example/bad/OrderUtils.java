/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

/** A banned name. */
final class OrderUtils {}
