/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.action.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the campaigns have offered so far. Safe for use by several threads. */
final class Offers {

    private final Map<String, Long> byCampaign = new TreeMap<>();
    private final Map<String, Action> newest = new LinkedHashMap<>();
    private long made;
    private long heldOut;

    synchronized void take(Action action) {
        made++;
        heldOut += action.holdout() ? 1 : 0;
        byCampaign.merge(action.ruleId(), 1L, Long::sum);
        newest.remove(action.ruleId());
        newest.put(action.ruleId(), action);
    }

    /** All actions, those that are held out too. */
    synchronized long made() {
        return made;
    }

    synchronized long heldOut() {
        return heldOut;
    }

    synchronized Map<String, Long> byCampaign() {
        return new TreeMap<>(byCampaign);
    }

    /** Of each campaign the offer that came last, so that a busy one does not hide the others; the newest first. */
    synchronized List<Action> newest() {
        List<Action> offers = new ArrayList<>(newest.values());
        Collections.reverse(offers);
        return offers;
    }
}
