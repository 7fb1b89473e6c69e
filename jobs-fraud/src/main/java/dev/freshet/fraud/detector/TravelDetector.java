/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.travel.ImpossibleTravel;
import dev.freshet.fraud.travel.Sighting;

/** Asks whether the account can have come here from where it was last seen. */
record TravelDetector(ImpossibleTravel travel) implements TransactionDetector {

    static TravelDetector of(RuleDocument rule) {
        return new TravelDetector(new ImpossibleTravel(
                rule.limit("kilometres_per_hour").doubleValue(),
                rule.limit("kilometres").doubleValue()));
    }

    @Override
    public boolean fires(DetectorInput input) {
        Sighting trusted = input.before().position();
        Sighting next = input.sighting();
        return trusted != null && next != null && travel.refuted(trusted, next) != null;
    }
}
