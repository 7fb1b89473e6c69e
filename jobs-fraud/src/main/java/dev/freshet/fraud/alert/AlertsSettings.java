/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.alert;

import dev.freshet.fraud.command.Brake;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.EpisodePolicy;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the feature needs to know.
 *
 * @param allowedLateness how long after the watermark something may still come and count
 */
public record AlertsSettings(
        InputOrder order, Duration allowedLateness, CommandPolicy commands, Brake brake, EpisodePolicy episodes)
        implements Serializable {}
