/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.episode.Occurrence;
import java.util.List;

/**
 * What a failed login changed.
 *
 * @param address from then on
 * @param occurrences by rule id
 */
record SprayingTurn(SprayedAddress address, List<Occurrence> occurrences) {}
