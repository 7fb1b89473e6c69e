/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.alert;

import dev.freshet.common.contract.Description;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Why an alert was decided as it was, so that somebody who doubts it can look.
 *
 * @param eventIds of the inputs that decided it, in the rule's order; empty where the passing of time alone did
 * @param figures what the rule compared, by a name that it never gives another meaning
 */
@Description("Why an alert was decided as it was.")
public record Evidence(
        @Description("Ids of the inputs that decided it.") List<String> eventIds,

        @Description("What the rule compared, by name.") Map<String, BigDecimal> figures) {}
