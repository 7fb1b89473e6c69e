/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

/**
 * One happening that the generator made up.
 *
 * @param kind such as {@code card-testing}
 * @param bad whether an alarm about it is right
 */
record LabelledCase(String id, String kind, boolean bad) {}
