/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the campaigns that are set off for one shopper at one instant act.
 *
 * <p>A campaign that is not in force is not asked, and no decision tells of it. Of the others the one with the highest priority
 * acts, of equal ones that with the smallest id, of one campaign the occasion whose text is smallest, and of one occasion that two
 * versions found the newer: no order of arrival has a say. A campaign that the cap stops makes room for the next. So does one that
 * holds the shopper out, whose action is marked: who is held out is treated as though the campaign did not exist, which is what it
 * is to be compared with.
 *
 * <p>A held-out shopper is capped like any other, or the two groups would not be alike. The budget is asked later, over all
 * shoppers ({@link CampaignSpending}); a campaign that finds it spent has outranked the others nevertheless, and its
 * action counts for the cap.
 */
final class Contest {

    private static final Comparator<Candidate> RANK = Comparator.comparing(
                    (Candidate candidate) -> candidate.campaign().priority(), Comparator.reverseOrder())
            .thenComparing(candidate -> candidate.campaign().campaignId())
            .thenComparing(candidate -> candidate.occasion().what())
            .thenComparing(candidate -> candidate.campaign().version(), Comparator.reverseOrder());

    private Contest() {}

    /**
     * A decision for each that is in force, by rank, with the version that decided it.
     *
     * @param together all of one shopper and instant
     */
    static List<CampaignDecision> decide(List<Candidate> together) {
        List<CampaignDecision> decisions = new ArrayList<>();
        Set<String> acted = new HashSet<>();
        boolean taken = false;
        for (Candidate candidate : together.stream().sorted(RANK).toList()) {
            CampaignTerms terms = new CampaignTerms(candidate.campaign());
            if (!terms.areInForceAt(candidate.occasion().at())) {
                continue;
            }
            boolean outranked = (taken && !terms.isRehearsal())
                    || acted.contains(candidate.campaign().campaignId());
            Decision decision = Decision.of(candidate, verdict(terms, candidate, outranked));
            decisions.add(new CampaignDecision(candidate.campaign(), decision));
            if (decision.isAction()) {
                acted.add(candidate.campaign().campaignId());
            }
            taken |= decision.isCarriedOut();
        }
        return decisions;
    }

    private static Verdict verdict(CampaignTerms terms, Candidate candidate, boolean outranked) {
        if (outranked) {
            return Verdict.OUTRANKED;
        }
        return terms.capAllows(candidate.history(), candidate.occasion().at()) ? Verdict.ACTION : Verdict.CAPPED;
    }
}
