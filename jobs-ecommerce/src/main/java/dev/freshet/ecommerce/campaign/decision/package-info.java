/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which of the campaigns that were triggered acts: holdout, cap, contest by priority, budget; and what the action says.
 *
 * <p>Knows neither events nor items, only occasions.
 */
@NullMarked
package dev.freshet.ecommerce.campaign.decision;

import org.jspecify.annotations.NullMarked;
