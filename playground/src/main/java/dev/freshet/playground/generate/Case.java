/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

/**
 * Several records that belong to one happening, such as everything that one thief does with one card.
 *
 * @param bad whether a job should raise an alarm; else it looks bad and is none
 */
public record Case(String id, boolean bad) {}
