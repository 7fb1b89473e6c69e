/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.travel.Hop;

/** From one place to another, faster than a rule believes. */
public record RefutedHop(RuleDocument rule, Hop hop) {}
