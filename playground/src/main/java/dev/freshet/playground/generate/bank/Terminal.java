/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

/**
 * A till, or a machine that gives cash.
 *
 * @param category merchant category code, ISO 18245
 */
record Terminal(String id, String merchant, String category, City city, double latitude, double longitude) {}
