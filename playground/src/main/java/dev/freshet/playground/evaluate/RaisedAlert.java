/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import java.util.Set;

/**
 * What all records of one alert say together.
 *
 * @param ruleId what raised it
 * @param eventIds its evidence; the first events of a long one
 */
record RaisedAlert(String ruleId, Set<String> eventIds) {}
