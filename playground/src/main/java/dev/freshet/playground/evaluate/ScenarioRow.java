/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

/**
 * A kind of bad case, and the rule of the same name.
 *
 * @param caught of the cases, by whatever rule
 * @param alerts of the rule
 * @param falseAlerts of those
 */
record ScenarioRow(String name, long cases, long caught, long alerts, long falseAlerts) {

    long missed() {
        return cases - caught;
    }

    Share recall() {
        return new Share(caught, cases);
    }

    Share precision() {
        return new Share(alerts - falseAlerts, alerts);
    }
}
